-- What jurors say to teams, and whether an organiser keeps it back: one gate for letters and for what is public.
CREATE VIEW team_comment AS
SELECT assignment.call, assignment.entry, assignment.juror, assignment.to_team AS text,
       CASE WHEN EXISTS (SELECT 1 FROM letter
                         WHERE letter.entry = assignment.entry AND jsonb_exists(letter.withheld::jsonb, assignment.juror))
            THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS withheld
FROM assignment
WHERE assignment.finished_at IS NOT NULL AND assignment.conflict IS NULL AND assignment.to_team <> '';

CREATE VIEW public_comment AS
SELECT team_comment.entry, team_comment.text
FROM team_comment
JOIN public_entry ON public_entry.id = team_comment.entry
JOIN publication ON publication.call = team_comment.call AND publication.stage = 'comments'
WHERE team_comment.withheld = 0;
