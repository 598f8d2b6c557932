-- What a call asks of entries and says beside its rules, each as it stands in the file of an edition: JSON.
ALTER TABLE call ADD COLUMN limits TEXT NOT NULL DEFAULT '{}';
ALTER TABLE call ADD COLUMN required_data TEXT NOT NULL DEFAULT '{}';
ALTER TABLE call ADD COLUMN legal TEXT NOT NULL DEFAULT '{}';
ALTER TABLE call ADD COLUMN contact TEXT NOT NULL DEFAULT '{}';
-- Who can have an award, in the same way.
ALTER TABLE award ADD COLUMN eligibility TEXT NOT NULL DEFAULT '{}';
