-- The state of the log as it was mailed to witnesses outside: one of a day at most, whichever of several servers is first.
CREATE TABLE anchor (
    -- Days since 1970 in UTC.
    day BIGINT NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    hash TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE TRIGGER anchor_unchanged BEFORE UPDATE OR DELETE ON anchor FOR EACH ROW EXECUTE FUNCTION keep_row();
CREATE TRIGGER anchor_untruncated BEFORE TRUNCATE ON anchor FOR EACH STATEMENT EXECUTE FUNCTION keep_row();
