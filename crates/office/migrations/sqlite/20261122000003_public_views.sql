-- The gate of publication, in one place: whatever a visitor sees is read from these views.
CREATE VIEW public_entry AS
SELECT entry.id, entry.number, revision.content, revision.files, revision.topic, team.name AS team,
       call.id AS call, call.slug, call.city, call.edition
FROM entry
JOIN finalist ON finalist.entry = entry.id
JOIN publication ON publication.call = entry.call AND publication.stage = 'finalists'
JOIN revision ON revision.entry = entry.id AND revision.number = entry.revision
JOIN team ON team.id = entry.team
JOIN call ON call.id = entry.call
WHERE entry.state = 'submitted';

CREATE VIEW public_decision AS
SELECT decision.award, decision.call, decision.entry, decision.reason
FROM decision
JOIN publication ON publication.call = decision.call AND publication.stage = 'winners';
