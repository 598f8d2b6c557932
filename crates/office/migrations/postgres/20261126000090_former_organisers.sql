-- Who ran an edition and runs it no longer: they have read what teams wrote and how jurors marked, so they neither take part in
-- it nor judge.
CREATE TABLE former_organiser (
    person TEXT NOT NULL REFERENCES person (id),
    edition TEXT NOT NULL REFERENCES edition (id),
    until BIGINT NOT NULL,
    PRIMARY KEY (person, edition)
);

INSERT INTO former_organiser (person, edition, until)
SELECT audit.detail, audit.subject, MAX(audit.at)
FROM audit JOIN person ON person.id = audit.detail JOIN edition ON edition.id = audit.subject
WHERE audit.action = 'organiser-removed'
GROUP BY audit.detail, audit.subject;
