-- Sentences of the comment to the jury that its juror marked for the team, and what the team may read: the comment to it with them.
ALTER TABLE assignment ADD COLUMN sentences TEXT NOT NULL DEFAULT '[]';
ALTER TABLE assignment ADD COLUMN to_team TEXT NOT NULL DEFAULT '';
UPDATE assignment SET to_team = comment_team;
