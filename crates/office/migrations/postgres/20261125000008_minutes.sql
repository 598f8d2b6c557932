-- What happened in the meeting of a jury, as it was recorded. Rows are only ever added.
CREATE TABLE minute (
    call TEXT NOT NULL REFERENCES call (id),
    number BIGINT NOT NULL,
    content TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    PRIMARY KEY (call, number)
);
