-- What the jury says to a team, as it was released; and which jurors' comments an organiser keeps back, as a JSON list.
CREATE TABLE letter (
    entry TEXT NOT NULL PRIMARY KEY REFERENCES entry (id),
    call TEXT NOT NULL REFERENCES call (id),
    withheld TEXT NOT NULL DEFAULT '[]',
    content TEXT,
    released_at INTEGER,
    released_by TEXT REFERENCES person (id)
) STRICT;
CREATE INDEX letter_call ON letter (call);
