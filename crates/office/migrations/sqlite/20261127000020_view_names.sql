-- Views are called by what their rows are; the rows are the same.
DROP VIEW begun;
DROP VIEW judged;

-- Sheets on which something was written, in one place: a mark or a comment. One may stand here twice.
CREATE VIEW started_sheet AS
SELECT assignment.round, assignment.juror, assignment.entry FROM assignment WHERE assignment.comment_version > 0
UNION ALL
SELECT mark.round, mark.juror, mark.entry FROM mark;

-- What is judged in a round, in one place: every work that was handed in and is in the contest; in a final the finalists.
CREATE VIEW judged_entry AS
SELECT entry.id, entry.call, 'screening' AS round, entry.number, entry.team, entry.revision FROM entry
WHERE entry.state = 'submitted'
UNION ALL
SELECT entry.id, entry.call, 'final' AS round, entry.number, entry.team, entry.revision FROM entry JOIN finalist ON finalist.entry = entry.id
WHERE entry.state = 'submitted';
