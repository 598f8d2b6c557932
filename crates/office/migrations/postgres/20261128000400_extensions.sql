-- Deadlines of one team, later than the call's: until when, and why, as its team reads it.
CREATE TABLE extension (
    entry TEXT NOT NULL PRIMARY KEY REFERENCES entry (id),
    ends_at BIGINT NOT NULL,
    reason TEXT NOT NULL,
    set_by TEXT NOT NULL REFERENCES person (id),
    set_at BIGINT NOT NULL
);

-- Calls that are paused: since when, and why in each language (JSON). A row goes when its call
-- goes on; what was, stands in the log.
CREATE TABLE pause (
    call TEXT NOT NULL PRIMARY KEY REFERENCES call (id),
    reason TEXT NOT NULL,
    paused_by TEXT NOT NULL REFERENCES person (id),
    paused_at BIGINT NOT NULL
);
