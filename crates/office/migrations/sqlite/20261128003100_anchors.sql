-- The state of the log as it was mailed to witnesses outside: one of a day at most, whichever of several servers is first.
CREATE TABLE anchor (
    -- Days since 1970 in UTC.
    day INTEGER NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER anchor_unchanged BEFORE UPDATE ON anchor
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER anchor_undeleted BEFORE DELETE ON anchor
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER anchor_unreplaced BEFORE INSERT ON anchor
WHEN EXISTS (SELECT 1 FROM anchor WHERE day = NEW.day)
BEGIN
    SELECT RAISE(IGNORE);
END;
