-- Every change of a mark stands in the history, whoever makes it: the database writes the row itself.
ALTER TABLE mark ADD COLUMN request TEXT NOT NULL DEFAULT '';
CREATE TRIGGER mark_given AFTER INSERT ON mark BEGIN
    INSERT INTO mark_history (round, juror, entry, criterion, version, steps, saved_at, request)
    VALUES (NEW.round, NEW.juror, NEW.entry, NEW.criterion, NEW.version, NEW.steps, NEW.saved_at, NEW.request);
END;
CREATE TRIGGER mark_changed AFTER UPDATE ON mark BEGIN
    INSERT INTO mark_history (round, juror, entry, criterion, version, steps, saved_at, request)
    VALUES (NEW.round, NEW.juror, NEW.entry, NEW.criterion, NEW.version, NEW.steps, NEW.saved_at, NEW.request);
END;
