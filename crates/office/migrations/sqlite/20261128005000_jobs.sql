-- Work that takes long, until it is done or given up. Whoever works on a job holds it by a lease; one whose lease ran out is taken by
-- the next.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    -- What it is about, as people call it: the address of a data set.
    subject TEXT NOT NULL,
    -- What kind of work it is, and what is to be done, as JSON of the kind's own.
    kind TEXT NOT NULL,
    task TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'given-up')),
    tries INTEGER NOT NULL DEFAULT 0,
    -- Not begun before this moment; while it runs, when its lease ends.
    due_at INTEGER NOT NULL,
    -- What stands against what was asked, as JSON; empty where nothing does, or it is not known yet.
    finding TEXT NOT NULL DEFAULT '',
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX job_due ON job (state, due_at);
