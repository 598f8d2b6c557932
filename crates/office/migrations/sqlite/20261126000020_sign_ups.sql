-- A new account is a person only when its address is proven: what was typed in its form belongs to the mailed link, of which
-- this is the row, and is gone with it.
CREATE TABLE sign_up (
    token_hash TEXT NOT NULL PRIMARY KEY,
    mail TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    next TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_up_mail ON sign_up (mail);

-- The page to which a link leads, where it was asked for on the way there.
ALTER TABLE link ADD COLUMN next TEXT NOT NULL DEFAULT '';
DELETE FROM link WHERE purpose = 'verify';

-- Addresses that somebody typed and nobody has proven. Whoever was never invited is no person; who was keeps what they were
-- invited to, without the password, and with the name that stands in the address: the other may be a stranger's.
DELETE FROM link WHERE person IN (
    SELECT id FROM person WHERE verified_at IS NULL AND password_hash IS NOT NULL
        AND id NOT IN (SELECT detail FROM audit WHERE action = 'invite-juror')
);
DELETE FROM person WHERE verified_at IS NULL AND password_hash IS NOT NULL
    AND id NOT IN (SELECT detail FROM audit WHERE action = 'invite-juror');
UPDATE person SET name = substr(substr(mail, 1, instr(mail, '@') - 1), 1, 80), password_hash = NULL
WHERE verified_at IS NULL AND password_hash IS NOT NULL;
