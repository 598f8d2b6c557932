-- Roles beside those of whole editions' organisers: who organises one call, sees what is under embargo, or only watches. A role
-- that was taken keeps its row: its holder has read what is in it, so they neither take part there nor judge.
CREATE TABLE appointment (
    person TEXT NOT NULL REFERENCES person (id),
    edition TEXT NOT NULL REFERENCES edition (id),
    -- The one call that it is about; the whole edition where there is none.
    call TEXT REFERENCES call (id),
    role TEXT NOT NULL CHECK (role IN ('organiser', 'press', 'observer')),
    since INTEGER NOT NULL,
    -- When it was taken.
    until INTEGER,
    CHECK (role <> 'organiser' OR call IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX appointment_once ON appointment (person, edition, COALESCE(call, '')) WHERE until IS NULL;
CREATE INDEX appointment_edition ON appointment (edition);
CREATE INDEX appointment_call ON appointment (call);

-- An invitation is to a role, and may be to one call.
ALTER TABLE organiser_invitation ADD COLUMN role TEXT NOT NULL DEFAULT 'organiser';
ALTER TABLE organiser_invitation ADD COLUMN call TEXT REFERENCES call (id);

-- Who runs a call, in one place: who runs its edition, and who runs it alone.
CREATE VIEW call_organiser AS
SELECT organiser.person, call.id AS call, call.edition FROM organiser JOIN call ON call.edition = organiser.edition
UNION ALL
SELECT appointment.person, appointment.call, appointment.edition FROM appointment
WHERE appointment.role = 'organiser' AND appointment.until IS NULL;

-- Who follows a call for the press, and who watches over it.
CREATE VIEW call_press AS
SELECT appointment.person, call.id AS call, call.edition FROM appointment
JOIN call ON call.edition = appointment.edition AND COALESCE(appointment.call, call.id) = call.id
WHERE appointment.role = 'press' AND appointment.until IS NULL;
CREATE VIEW call_observer AS
SELECT appointment.person, call.id AS call, call.edition FROM appointment
JOIN call ON call.edition = appointment.edition AND COALESCE(appointment.call, call.id) = call.id
WHERE appointment.role = 'observer' AND appointment.until IS NULL;

-- Who had a role in a call that was taken from them.
CREATE VIEW former_role AS
SELECT former_organiser.person, call.id AS call, call.edition FROM former_organiser
JOIN call ON call.edition = former_organiser.edition
UNION ALL
SELECT appointment.person, call.id AS call, call.edition FROM appointment
JOIN call ON call.edition = appointment.edition AND COALESCE(appointment.call, call.id) = call.id
WHERE appointment.until IS NOT NULL;

-- From when on the press sees what a call will publish.
CREATE TABLE embargo (
    call TEXT NOT NULL PRIMARY KEY REFERENCES call (id),
    from_at INTEGER NOT NULL
) STRICT;

-- Who of the press saw what before it was public, and when.
CREATE TABLE embargo_visit (
    call TEXT NOT NULL REFERENCES call (id),
    person TEXT NOT NULL REFERENCES person (id),
    at INTEGER NOT NULL,
    -- Codes of the parts of the results that it showed, with spaces between them.
    seen TEXT NOT NULL
) STRICT;
CREATE INDEX embargo_visit_call ON embargo_visit (call, at);

-- The gate of the embargo, in one place: what the press sees is read from these views, from `from_at` on.
CREATE VIEW embargoed_entry AS
SELECT entry.id, entry.number, revision.content, revision.files, team.name AS team,
       call.id AS call, call.slug, call.city, embargo.from_at
FROM entry
JOIN finalist ON finalist.entry = entry.id
JOIN embargo ON embargo.call = entry.call
JOIN revision ON revision.entry = entry.id AND revision.number = entry.revision
JOIN team ON team.id = entry.team
JOIN call ON call.id = entry.call
WHERE entry.state = 'submitted';

CREATE VIEW embargoed_decision AS
SELECT decision.award, decision.call, decision.entry, decision.reason, embargo.from_at
FROM decision
JOIN embargo ON embargo.call = decision.call;
