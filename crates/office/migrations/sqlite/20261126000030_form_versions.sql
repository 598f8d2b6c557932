-- What two people can change at the same time: its version, of which every form is made, and who made that version.
CREATE TABLE form_version (
    -- Id of a call or slug of a data set.
    scope TEXT NOT NULL,
    -- What of it; empty for the lock of the whole scope.
    thing TEXT NOT NULL,
    number INTEGER NOT NULL,
    -- SHA-256 of what was asked for: the same form sent twice is known by it.
    wanted TEXT NOT NULL,
    -- Id of the person; empty for the lock.
    changed_by TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (scope, thing)
) STRICT;

-- Whether an organiser chose the finalist, or only an award made it one.
ALTER TABLE finalist ADD COLUMN chosen INTEGER NOT NULL DEFAULT 1 CHECK (chosen IN (0, 1));

-- What the form named itself from which a record came: sent twice, it is recorded once.
ALTER TABLE minute ADD COLUMN request TEXT NOT NULL DEFAULT '';
