-- Every change of a mark stands in the history, whoever makes it: the database writes the row itself.
ALTER TABLE mark ADD COLUMN request TEXT NOT NULL DEFAULT '';
CREATE FUNCTION keep_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO mark_history (round, juror, entry, criterion, version, steps, saved_at, request)
    VALUES (NEW.round, NEW.juror, NEW.entry, NEW.criterion, NEW.version, NEW.steps, NEW.saved_at, NEW.request);
    RETURN NEW;
END;
$$;
CREATE TRIGGER mark_kept AFTER INSERT OR UPDATE ON mark FOR EACH ROW EXECUTE FUNCTION keep_mark();
