-- What is tried by people who are not signed in, for all servers together: each name that is
-- counted, and the moment at which it will be as good as new.
CREATE TABLE attempt (
    name TEXT PRIMARY KEY,
    new_at BIGINT NOT NULL
);

CREATE INDEX attempt_new_at ON attempt (new_at);

-- What one server does for all: until when nobody else begins it.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    until BIGINT NOT NULL
);
