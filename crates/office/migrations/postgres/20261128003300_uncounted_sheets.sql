-- Jurors who left and whose finished sheets do not count, by a decision of the organisers. Nothing that they gave is lost.
CREATE TABLE uncounted (
    call TEXT NOT NULL REFERENCES call (id),
    juror TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL,
    set_by TEXT NOT NULL REFERENCES person (id),
    set_at BIGINT NOT NULL,
    PRIMARY KEY (call, juror)
);

-- The sheets that count, in one place: what is made of marks, and what is said to teams, is read from here.
CREATE VIEW counted_sheet AS
SELECT assignment.call, assignment.round, assignment.entry, assignment.juror, assignment.to_team
FROM assignment
WHERE assignment.finished_at IS NOT NULL AND assignment.conflict IS NULL
    AND NOT EXISTS (SELECT 1 FROM uncounted
                    WHERE uncounted.call = assignment.call AND uncounted.juror = assignment.juror);

DROP VIEW public_comment;
DROP VIEW team_comment;

-- What jurors say to teams, and whether an organiser keeps it back: one gate for letters and for what is public.
CREATE VIEW team_comment AS
SELECT counted_sheet.call, counted_sheet.entry, counted_sheet.juror, counted_sheet.to_team AS text,
       CASE WHEN EXISTS (SELECT 1 FROM letter
                         WHERE letter.entry = counted_sheet.entry AND jsonb_exists(letter.withheld::jsonb, counted_sheet.juror))
            THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS withheld
FROM counted_sheet
WHERE counted_sheet.to_team <> '';

CREATE VIEW public_comment AS
SELECT team_comment.entry, team_comment.text
FROM team_comment
JOIN public_entry ON public_entry.id = team_comment.entry
JOIN publication ON publication.call = team_comment.call AND publication.stage = 'comments'
WHERE team_comment.withheld = 0;
