-- Sheets on which something was written, in one place: a mark or a comment. One may stand here twice.
CREATE VIEW begun AS
SELECT assignment.round, assignment.juror, assignment.entry FROM assignment WHERE assignment.comment_version > 0
UNION ALL
SELECT mark.round, mark.juror, mark.entry FROM mark;
