-- Help with accounts. Names as they are looked for: filled in when the service starts, and with every new account.
ALTER TABLE person ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
CREATE INDEX person_name_key ON person (name_key, id);

-- When somebody last signed in: their session may be over.
ALTER TABLE person ADD COLUMN signed_in_at INTEGER;
UPDATE person SET signed_in_at = (SELECT MAX(session.created_at) FROM session WHERE session.person = person.id);

-- The account that holds what this one held: nobody signs in to this one any more.
ALTER TABLE person ADD COLUMN joined_to TEXT REFERENCES person (id);

CREATE INDEX mail_recipient ON mail (recipient) WHERE sent_at IS NULL;
CREATE INDEX audit_subject ON audit (subject);

-- An address that an account gets once its owner has opened the mailed link. The old address has a link too: it takes the change back, and
-- for who runs the service it must let it happen.
CREATE TABLE address_change (
    person TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
    old_mail TEXT NOT NULL,
    mail TEXT NOT NULL,
    old_token TEXT NOT NULL CONSTRAINT address_change_old UNIQUE,
    token TEXT NOT NULL CONSTRAINT address_change_new UNIQUE,
    old_confirmed_at INTEGER,
    confirmed_at INTEGER,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES person (id),
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

-- Two accounts of one person that become one when both addresses have confirmed it.
CREATE TABLE account_joining (
    kept TEXT NOT NULL PRIMARY KEY REFERENCES person (id),
    other TEXT NOT NULL CONSTRAINT account_joining_other UNIQUE REFERENCES person (id),
    kept_mail TEXT NOT NULL,
    other_mail TEXT NOT NULL,
    kept_token TEXT NOT NULL CONSTRAINT account_joining_kept_token UNIQUE,
    other_token TEXT NOT NULL CONSTRAINT account_joining_other_token UNIQUE,
    kept_confirmed_at INTEGER,
    other_confirmed_at INTEGER,
    reason TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES person (id),
    asked_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
