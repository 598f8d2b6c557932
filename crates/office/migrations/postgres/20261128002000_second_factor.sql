-- An authenticator app as a second factor. The secret is encrypted where the service has a key for it; it counts once a code was made of it.
-- A code is good once: last_step is the step of time whose code was used last. Wrong codes are counted from the first of them.
CREATE TABLE second_factor (
    person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
    secret TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    last_step BIGINT NOT NULL DEFAULT 0,
    wrong_codes BIGINT NOT NULL DEFAULT 0,
    wrong_since BIGINT NOT NULL DEFAULT 0
);

-- Codes for whoever has lost the app, each good once.
CREATE TABLE recovery_code (
    person TEXT NOT NULL REFERENCES person (id),
    code_hash TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (person, code_hash)
);

-- Sign-ins that wait for a code of the second factor. They are no sessions.
CREATE TABLE half_sign_in (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    expires_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX half_sign_in_person ON half_sign_in (person);
