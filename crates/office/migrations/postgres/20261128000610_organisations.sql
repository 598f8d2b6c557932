-- Whose editions there are: several organisations may share one service. An edition without one is the service's own.
CREATE TABLE organisation (
    code TEXT PRIMARY KEY,
    -- What its file says, as JSON.
    content TEXT NOT NULL,
    -- Grows with each change.
    version BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
ALTER TABLE edition ADD COLUMN organisation TEXT REFERENCES organisation (code);
CREATE INDEX edition_organisation ON edition (organisation);

-- Who makes editions of an organisation and chooses who organises them.
CREATE TABLE organisation_administrator (
    person TEXT NOT NULL REFERENCES person (id),
    organisation TEXT NOT NULL REFERENCES organisation (code),
    since BIGINT NOT NULL,
    PRIMARY KEY (person, organisation)
);
