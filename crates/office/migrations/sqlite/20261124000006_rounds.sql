-- A call is judged in rounds; each has its own way, its own sheets and its own end. Its dates are those of the phase of its kind.
CREATE TABLE round (
    call TEXT NOT NULL REFERENCES call (id),
    kind TEXT NOT NULL CHECK (kind IN ('screening', 'final')),
    method TEXT NOT NULL CHECK (method IN ('marks', 'pass')),
    blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
    jurors_per_entry INTEGER NOT NULL CHECK (jurors_per_entry > 0),
    closed_at INTEGER,
    PRIMARY KEY (call, kind)
) STRICT;
INSERT INTO round (call, kind, method, blind, jurors_per_entry, closed_at)
SELECT id, 'screening', 'marks', blind, jurors_per_entry, round_closed_at FROM call;
ALTER TABLE call DROP COLUMN blind;
ALTER TABLE call DROP COLUMN jurors_per_entry;
ALTER TABLE call DROP COLUMN round_closed_at;

-- Rounds in which a criterion is asked, as a JSON list; empty for all that are judged by marks.
ALTER TABLE criterion ADD COLUMN rounds TEXT NOT NULL DEFAULT '[]';

CREATE TABLE mark_before AS SELECT * FROM mark;
DROP TABLE mark;
ALTER TABLE assignment RENAME TO assignment_before;
CREATE TABLE assignment (
    round TEXT NOT NULL,
    juror TEXT NOT NULL REFERENCES person (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    call TEXT NOT NULL REFERENCES call (id),
    conflict TEXT,
    recusal TEXT CHECK (recusal IN ('interest', 'recognised', 'competence', 'other')),
    comment_team TEXT NOT NULL DEFAULT '',
    comment_jury TEXT NOT NULL DEFAULT '',
    comment_version INTEGER NOT NULL DEFAULT 0,
    finished_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (round, juror, entry),
    FOREIGN KEY (call, round) REFERENCES round (call, kind)
) STRICT;
INSERT INTO assignment (round, juror, entry, call, conflict, recusal, comment_team, comment_jury, comment_version, finished_at, created_at)
SELECT 'screening', juror, entry, call, conflict, recusal, comment_team, comment_jury, comment_version, finished_at, created_at FROM assignment_before;
DROP TABLE assignment_before;
CREATE INDEX assignment_entry ON assignment (entry);
CREATE INDEX assignment_call ON assignment (call, round, juror);

CREATE TABLE mark (
    round TEXT NOT NULL,
    juror TEXT NOT NULL,
    entry TEXT NOT NULL,
    criterion TEXT NOT NULL REFERENCES criterion (id),
    steps INTEGER NOT NULL CHECK (steps >= 0),
    version INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (round, juror, entry, criterion),
    FOREIGN KEY (round, juror, entry) REFERENCES assignment (round, juror, entry)
) STRICT;
INSERT INTO mark (round, juror, entry, criterion, steps, version, saved_at)
SELECT 'screening', juror, entry, criterion, steps, version, saved_at FROM mark_before;
DROP TABLE mark_before;
CREATE INDEX mark_entry ON mark (entry);
CREATE INDEX mark_criterion ON mark (criterion);

-- Rows are only ever added.
ALTER TABLE mark_history RENAME TO mark_history_before;
CREATE TABLE mark_history (
    round TEXT NOT NULL,
    juror TEXT NOT NULL,
    entry TEXT NOT NULL,
    criterion TEXT NOT NULL,
    version INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    request TEXT NOT NULL,
    PRIMARY KEY (round, juror, entry, criterion, version)
) STRICT;
INSERT INTO mark_history (round, juror, entry, criterion, version, steps, saved_at, request)
SELECT 'screening', juror, entry, criterion, version, steps, saved_at, request FROM mark_history_before;
DROP TABLE mark_history_before;

ALTER TABLE ranking ADD COLUMN round TEXT NOT NULL DEFAULT 'screening';
