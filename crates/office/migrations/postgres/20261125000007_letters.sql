-- What the jury says to a team, as it was released; and which jurors' comments an organiser keeps back, as a JSON list.
CREATE TABLE letter (
    entry TEXT NOT NULL PRIMARY KEY REFERENCES entry (id),
    call TEXT NOT NULL REFERENCES call (id),
    withheld TEXT NOT NULL DEFAULT '[]',
    content TEXT,
    released_at BIGINT,
    released_by TEXT REFERENCES person (id)
);
CREATE INDEX letter_call ON letter (call);
