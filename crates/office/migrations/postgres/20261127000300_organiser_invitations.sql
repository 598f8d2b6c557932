-- Since when somebody organises an edition; unknown where the log does not say it.
ALTER TABLE organiser ADD COLUMN since BIGINT;
UPDATE organiser SET since = (
    SELECT MAX(audit.at) FROM audit
    WHERE audit.action = 'organiser' AND audit.subject = organiser.edition AND audit.detail = organiser.person
);

-- Who was invited to organise an edition and has no account yet: an address, and the link that was mailed to it.
CREATE TABLE organiser_invitation (
    edition TEXT NOT NULL REFERENCES edition (id),
    mail TEXT NOT NULL,
    -- Under which the account is offered; whoever opens the link chooses another.
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    invited_by TEXT NOT NULL REFERENCES person (id),
    invited_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (edition, mail)
);
CREATE INDEX organiser_invitation_mail ON organiser_invitation (mail);
