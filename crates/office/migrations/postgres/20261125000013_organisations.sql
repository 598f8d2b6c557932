-- Where a person works or studies, in their own words: jurors do not score works of their own organisation.
ALTER TABLE person ADD COLUMN organisation TEXT NOT NULL DEFAULT '';
