-- An address that an account had before its owner changed it: for a week, who reads it can have it back.
CREATE TABLE address_undo (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    mail TEXT NOT NULL,
    changed_to TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX address_undo_person ON address_undo (person);
