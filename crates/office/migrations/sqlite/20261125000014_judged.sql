-- What is judged in a round, in one place: every work that was handed in and is in the contest; in a final the finalists.
CREATE VIEW judged AS
SELECT entry.id, entry.call, 'screening' AS round, entry.number, entry.team, entry.revision FROM entry
WHERE entry.state = 'submitted'
UNION ALL
SELECT entry.id, entry.call, 'final' AS round, entry.number, entry.team, entry.revision FROM entry JOIN finalist ON finalist.entry = entry.id
WHERE entry.state = 'submitted';
