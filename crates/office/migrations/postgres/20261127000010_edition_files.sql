-- What names a criterion and an award in the file of an edition, one of its own in the call: it stays when names change.
ALTER TABLE criterion ADD COLUMN code TEXT NOT NULL DEFAULT '';
UPDATE criterion SET code = id;
CREATE UNIQUE INDEX criterion_code ON criterion (call, code);

ALTER TABLE award ADD COLUMN code TEXT NOT NULL DEFAULT '';
UPDATE award SET code = id;
CREATE UNIQUE INDEX award_code ON award (call, code);

-- What of an edition is not known and was assumed, as JSON pointers, and where its facts are found.
ALTER TABLE edition ADD COLUMN assumed TEXT NOT NULL DEFAULT '[]';
ALTER TABLE edition ADD COLUMN sources TEXT NOT NULL DEFAULT '[]';
