-- Stages that become public at a moment: what they were decided from then, and where the moment came
-- and they did not, when that was and why.
CREATE TABLE publication_plan (
    call TEXT NOT NULL REFERENCES call (id),
    stage TEXT NOT NULL CHECK (stage IN ('finalists', 'winners', 'scores', 'comments')),
    publish_at INTEGER NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    digest TEXT NOT NULL,
    planned_by TEXT NOT NULL REFERENCES person (id),
    planned_at INTEGER NOT NULL,
    missed_at INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (call, stage)
) STRICT;
CREATE INDEX publication_plan_due ON publication_plan (publish_at);
