-- The call that a session looks at as somebody else would, at a moment; until it ends by itself.
CREATE TABLE call_preview (
    session TEXT NOT NULL PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    call TEXT NOT NULL REFERENCES call (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('visitor', 'member', 'juror')),
    moment BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX call_preview_call ON call_preview (call);

-- Administrators who saw what somebody sees who asked for help. A row outlives its session, so that its end is
-- recorded too.
CREATE TABLE acting (
    id TEXT NOT NULL PRIMARY KEY,
    session TEXT NOT NULL,
    administrator TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    -- One line, which the person reads.
    reason TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- When its end was recorded.
    ended_at BIGINT
);
CREATE UNIQUE INDEX acting_session ON acting (session) WHERE ended_at IS NULL;
CREATE INDEX acting_administrator ON acting (administrator);
CREATE INDEX acting_person ON acting (person);

-- When the session last began to look through other eyes. It is forgotten once a page was shown to the person as
-- themselves again: until then a form that is sent may have been shown to somebody else.
ALTER TABLE session ADD COLUMN looked_at BIGINT;
