-- Everybody who is, or ever was, a member of a team: whoever leaves still has a conflict of interest with its work, and whoever was
-- removed does not come back by its link.
CREATE TABLE took_part (
    team TEXT NOT NULL REFERENCES team (id),
    person TEXT NOT NULL REFERENCES person (id),
    call TEXT NOT NULL REFERENCES call (id),
    since INTEGER NOT NULL,
    -- Set while somebody may not join this team again.
    removed_at INTEGER,
    -- Who did: a captain cannot undo what organisers decided.
    removed_by TEXT CHECK (removed_by IN ('captain', 'organisers')),
    PRIMARY KEY (team, person)
) STRICT;
CREATE INDEX took_part_person ON took_part (person, call);
CREATE INDEX took_part_call ON took_part (call);

INSERT INTO took_part (team, person, call, since) SELECT team, person, call, joined_at FROM member;

-- Who handed in or founded or joined, and left since.
INSERT INTO took_part (team, person, call, since)
SELECT entry.team, revision.submitted_by, entry.call, MIN(revision.submitted_at)
FROM revision JOIN entry ON entry.id = revision.entry
WHERE NOT EXISTS (SELECT 1 FROM took_part WHERE took_part.team = entry.team AND took_part.person = revision.submitted_by)
GROUP BY entry.team, revision.submitted_by, entry.call;

INSERT INTO took_part (team, person, call, since)
SELECT team.id, audit.person, team.call, MIN(audit.at)
FROM audit JOIN team ON team.id = audit.subject JOIN person ON person.id = audit.person
WHERE audit.action IN ('team', 'join', 'leave')
    AND NOT EXISTS (SELECT 1 FROM took_part WHERE took_part.team = team.id AND took_part.person = audit.person)
GROUP BY team.id, audit.person, team.call;
