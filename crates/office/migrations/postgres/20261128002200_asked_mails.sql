-- Mails that anybody can ask for by typing an address are counted: only so many go to one from which nobody answers.
CREATE INDEX mail_asked ON mail (recipient, created_at) WHERE kind = 'asked';

-- What mails said that have left: their links open accounts.
UPDATE mail SET body = '' WHERE sent_at IS NOT NULL;
