-- A call is judged in rounds; each has its own way, its own sheets and its own end. Its dates are those of the phase of its kind.
CREATE TABLE round (
    call TEXT NOT NULL REFERENCES call (id),
    kind TEXT NOT NULL CHECK (kind IN ('screening', 'final')),
    method TEXT NOT NULL CHECK (method IN ('marks', 'pass')),
    blind BIGINT NOT NULL CHECK (blind IN (0, 1)),
    jurors_per_entry BIGINT NOT NULL CHECK (jurors_per_entry > 0),
    closed_at BIGINT,
    PRIMARY KEY (call, kind)
);
INSERT INTO round (call, kind, method, blind, jurors_per_entry, closed_at)
SELECT id, 'screening', 'marks', blind, jurors_per_entry, round_closed_at FROM call;
ALTER TABLE call DROP COLUMN blind;
ALTER TABLE call DROP COLUMN jurors_per_entry;
ALTER TABLE call DROP COLUMN round_closed_at;

-- Rounds in which a criterion is asked, as a JSON list; empty for all that are judged by marks.
ALTER TABLE criterion ADD COLUMN rounds TEXT NOT NULL DEFAULT '[]';

-- Its key refers to the key of assignments, under a name that depends on the version of PostgreSQL.
ALTER TABLE mark DROP CONSTRAINT IF EXISTS mark_juror_entry_fkey;
ALTER TABLE mark DROP CONSTRAINT IF EXISTS mark_juror_fkey;
ALTER TABLE assignment ADD COLUMN round TEXT NOT NULL DEFAULT 'screening';
ALTER TABLE assignment ALTER COLUMN round DROP DEFAULT;
ALTER TABLE assignment DROP CONSTRAINT assignment_pkey;
ALTER TABLE assignment ADD PRIMARY KEY (round, juror, entry);
ALTER TABLE assignment ADD FOREIGN KEY (call, round) REFERENCES round (call, kind);
DROP INDEX assignment_call;
CREATE INDEX assignment_call ON assignment (call, round, juror);

ALTER TABLE mark ADD COLUMN round TEXT NOT NULL DEFAULT 'screening';
ALTER TABLE mark ALTER COLUMN round DROP DEFAULT;
ALTER TABLE mark DROP CONSTRAINT mark_pkey;
ALTER TABLE mark ADD PRIMARY KEY (round, juror, entry, criterion);
ALTER TABLE mark ADD FOREIGN KEY (round, juror, entry) REFERENCES assignment (round, juror, entry);
CREATE INDEX mark_criterion ON mark (criterion);

ALTER TABLE mark_history ADD COLUMN round TEXT NOT NULL DEFAULT 'screening';
ALTER TABLE mark_history ALTER COLUMN round DROP DEFAULT;
ALTER TABLE mark_history DROP CONSTRAINT mark_history_pkey;
ALTER TABLE mark_history ADD PRIMARY KEY (round, juror, entry, criterion, version);

ALTER TABLE ranking ADD COLUMN round TEXT NOT NULL DEFAULT 'screening';
