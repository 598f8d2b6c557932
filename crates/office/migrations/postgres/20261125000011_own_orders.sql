-- The order in which a juror would place the works of a round, for the juror alone: ids of entries as JSON, the best first.
CREATE TABLE own_order (
    call TEXT NOT NULL REFERENCES call (id),
    round TEXT NOT NULL,
    juror TEXT NOT NULL REFERENCES person (id),
    entries TEXT NOT NULL,
    PRIMARY KEY (call, round, juror)
);
