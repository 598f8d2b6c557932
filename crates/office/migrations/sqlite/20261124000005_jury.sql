-- How the jury is planned: what a juror brings, who must not meet whom, plans that a person takes into effect.

-- Languages that the juror reads (tags) and main topics of interest (codes), as JSON lists; an empty list of languages says all.
ALTER TABLE juror ADD COLUMN languages TEXT NOT NULL DEFAULT '[]';
ALTER TABLE juror ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';
ALTER TABLE juror ADD COLUMN load_least INTEGER NOT NULL DEFAULT 0 CHECK (load_least >= 0);
ALTER TABLE juror ADD COLUMN load_most INTEGER NOT NULL DEFAULT 1000 CHECK (load_most >= load_least);

-- Main topics for whose entries a criterion is asked, as a JSON list of codes; empty for all.
ALTER TABLE criterion ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';

-- Which order of the ranking counts where the two differ.
ALTER TABLE call ADD COLUMN ranking_order TEXT NOT NULL DEFAULT 'corrected' CHECK (ranking_order IN ('raw', 'corrected'));
-- Calls that are there were announced with means.
UPDATE call SET ranking_order = 'raw';

-- Why a juror stepped back from an entry, where they did.
ALTER TABLE assignment ADD COLUMN recusal TEXT CHECK (recusal IN ('interest', 'recognised', 'competence', 'other'));
UPDATE assignment SET recusal = 'interest' WHERE conflict IS NOT NULL;

-- Declared by a juror before anything is assigned, or a computed conflict that an organiser set aside, with the reason.
CREATE TABLE conflict (
    call TEXT NOT NULL REFERENCES call (id),
    juror TEXT NOT NULL REFERENCES person (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    kind TEXT NOT NULL CHECK (kind IN ('declared', 'overruled')),
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at INTEGER NOT NULL,
    PRIMARY KEY (juror, entry, kind)
) STRICT;
CREATE INDEX conflict_call ON conflict (call);

-- A proposed assignment, as JSON: options, and for each entry its jurors. At most one of a call is open.
CREATE TABLE plan (
    id TEXT NOT NULL PRIMARY KEY,
    call TEXT NOT NULL REFERENCES call (id),
    version INTEGER NOT NULL,
    options TEXT NOT NULL,
    panels TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'discarded')),
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at INTEGER NOT NULL,
    settled_at INTEGER
) STRICT;
CREATE INDEX plan_call ON plan (call, state);

-- What a juror wants the organisers to look at.
CREATE TABLE flag (
    id TEXT NOT NULL PRIMARY KEY,
    call TEXT NOT NULL REFERENCES call (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    juror TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('rules', 'plagiarism', 'technical')),
    note TEXT NOT NULL,
    raised_at INTEGER NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    settled_by TEXT REFERENCES person (id),
    settled_at INTEGER
) STRICT;
CREATE INDEX flag_call ON flag (call, settled_at);
CREATE INDEX flag_juror ON flag (juror, entry);

-- Rankings on which something was decided or published, never changed.
CREATE TABLE ranking (
    call TEXT NOT NULL REFERENCES call (id),
    -- SHA-256 of the inputs.
    hash TEXT NOT NULL,
    method TEXT NOT NULL,
    inputs TEXT NOT NULL,
    outcome TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at INTEGER NOT NULL,
    PRIMARY KEY (call, hash, method)
) STRICT;

-- A final by pairs of a call: open, or closed since.
CREATE TABLE pair_round (
    call TEXT NOT NULL PRIMARY KEY REFERENCES call (id),
    opened_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;

-- Choices between two finalists. Rows are only ever added; what was taken back says when.
CREATE TABLE ballot (
    id TEXT NOT NULL PRIMARY KEY,
    call TEXT NOT NULL REFERENCES call (id),
    juror TEXT NOT NULL REFERENCES person (id),
    first TEXT NOT NULL REFERENCES entry (id),
    second TEXT NOT NULL REFERENCES entry (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('first', 'second', 'tie')),
    cast_at INTEGER NOT NULL,
    undone_at INTEGER
) STRICT;
CREATE UNIQUE INDEX ballot_once ON ballot (juror, first, second) WHERE undone_at IS NULL;
CREATE INDEX ballot_call ON ballot (call);
