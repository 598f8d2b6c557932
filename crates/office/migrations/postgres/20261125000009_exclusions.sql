-- Entries that organisers took out of the contest, and why. The entry's state is 'withdrawn' as long as its row stands here.
CREATE TABLE exclusion (
    entry TEXT PRIMARY KEY REFERENCES entry (id),
    kind TEXT NOT NULL CHECK (kind IN ('wish', 'disqualified')),
    reason TEXT NOT NULL,
    excluded_by TEXT NOT NULL REFERENCES person (id),
    excluded_at BIGINT NOT NULL
);
