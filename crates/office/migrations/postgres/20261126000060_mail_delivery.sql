-- What becomes of a mail: what it is about and whose organisers are told, why it did not leave, and when it was given up.
ALTER TABLE mail ADD COLUMN kind TEXT NOT NULL DEFAULT 'account';
ALTER TABLE mail ADD COLUMN call TEXT REFERENCES call (id);
-- Where its reader can say that no more of its kind shall come; empty for what nobody can do without.
ALTER TABLE mail ADD COLUMN stop TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN fault TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN tried_at BIGINT;
ALTER TABLE mail ADD COLUMN failed_at BIGINT;
-- It is tried until then.
ALTER TABLE mail ADD COLUMN expires_at BIGINT NOT NULL DEFAULT 0;
UPDATE mail SET expires_at = created_at + 172800000000;
UPDATE mail SET fault = 'later', tried_at = next_at WHERE sent_at IS NULL AND attempts > 0;
UPDATE mail SET failed_at = next_at WHERE sent_at IS NULL AND attempts >= 10;
CREATE INDEX mail_undelivered ON mail (call) WHERE sent_at IS NULL;

-- Whether somebody wants to be reminded of open work by mail.
ALTER TABLE person ADD COLUMN reminders BIGINT NOT NULL DEFAULT 1 CHECK (reminders IN (0, 1));
