-- What is history stays as it was written down, whoever asks: rows are only ever added. The narrow ways that stay are named beside
-- each table. They are what docs/ARCHITECTURE.md calls evidence; a test asks every table of it.
CREATE FUNCTION keep_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is history stays as it was written (%)', TG_TABLE_NAME;
END;
$$;

-- Whether one account becomes another one's in this moment: both addresses have confirmed it.
CREATE FUNCTION is_joined(other_one TEXT, kept_one TEXT) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (
        SELECT 1 FROM account_joining
        WHERE kept = kept_one AND other = other_one
            AND kept_confirmed_at IS NOT NULL AND other_confirmed_at IS NOT NULL
    );
$$;

-- The log and the hand-ins: nothing is ever changed or taken out.
CREATE TRIGGER audit_unchanged BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION keep_row();
CREATE TRIGGER audit_untruncated BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION keep_row();
CREATE TRIGGER revision_unchanged BEFORE UPDATE OR DELETE ON revision FOR EACH ROW EXECUTE FUNCTION keep_row();
CREATE TRIGGER revision_untruncated BEFORE TRUNCATE ON revision FOR EACH STATEMENT EXECUTE FUNCTION keep_row();

-- Marks are never taken out. Their history names another juror only where two accounts are joined that both confirmed it; the marks
-- move then too, which is no change of any.
CREATE TRIGGER mark_undeleted BEFORE DELETE ON mark FOR EACH ROW EXECUTE FUNCTION keep_row();
CREATE TRIGGER mark_untruncated BEFORE TRUNCATE ON mark FOR EACH STATEMENT EXECUTE FUNCTION keep_row();
CREATE FUNCTION keep_mark_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND is_joined(OLD.juror, NEW.juror)
        AND (NEW.round, NEW.entry, NEW.criterion, NEW.version, NEW.steps, NEW.saved_at, NEW.request)
            IS NOT DISTINCT FROM (OLD.round, OLD.entry, OLD.criterion, OLD.version, OLD.steps, OLD.saved_at, OLD.request) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what is history stays as it was written (%)', TG_TABLE_NAME;
END;
$$;
CREATE TRIGGER mark_history_unchanged BEFORE UPDATE OR DELETE ON mark_history FOR EACH ROW EXECUTE FUNCTION keep_mark_history();
CREATE TRIGGER mark_history_untruncated BEFORE TRUNCATE ON mark_history FOR EACH STATEMENT EXECUTE FUNCTION keep_row();
CREATE OR REPLACE FUNCTION keep_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND is_joined(OLD.juror, NEW.juror) THEN
        RETURN NEW;
    END IF;
    INSERT INTO mark_history (round, juror, entry, criterion, version, steps, saved_at, request)
    VALUES (NEW.round, NEW.juror, NEW.entry, NEW.criterion, NEW.version, NEW.steps, NEW.saved_at, NEW.request);
    RETURN NEW;
END;
$$;

-- Choices between two finalists: one is taken back once, and moves with its juror's account.
CREATE FUNCTION keep_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.juror = OLD.juror OR is_joined(OLD.juror, NEW.juror))
        AND (OLD.undone_at IS NULL OR NEW.undone_at IS NOT DISTINCT FROM OLD.undone_at)
        AND (NEW.id, NEW.call, NEW.first, NEW.second, NEW.outcome, NEW.cast_at)
            IS NOT DISTINCT FROM (OLD.id, OLD.call, OLD.first, OLD.second, OLD.outcome, OLD.cast_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what is history stays as it was written (%)', TG_TABLE_NAME;
END;
$$;
CREATE TRIGGER ballot_unchanged BEFORE UPDATE OR DELETE ON ballot FOR EACH ROW EXECUTE FUNCTION keep_ballot();
CREATE TRIGGER ballot_untruncated BEFORE TRUNCATE ON ballot FOR EACH STATEMENT EXECUTE FUNCTION keep_row();

-- Who is or ever was in a team: it moves with an account. Whether they may come back can change.
CREATE FUNCTION keep_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (
            SELECT 1 FROM took_part AS own
            WHERE own.team = OLD.team AND is_joined(OLD.person, own.person)
        ) THEN
            RETURN OLD;
        END IF;
    ELSIF (NEW.team, NEW.person, NEW.call, NEW.since)
            IS NOT DISTINCT FROM (OLD.team, OLD.person, OLD.call, OLD.since) THEN
        RETURN NEW;
    ELSIF NEW.team = OLD.team AND NEW.call = OLD.call AND EXISTS (
        SELECT 1 FROM account_joining
        WHERE kept = NEW.person AND OLD.person IN (kept, other) AND is_joined(other, kept)
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what is history stays as it was written (%)', TG_TABLE_NAME;
END;
$$;
CREATE TRIGGER took_part_unchanged BEFORE UPDATE OR DELETE ON took_part FOR EACH ROW EXECUTE FUNCTION keep_part();
CREATE TRIGGER took_part_untruncated BEFORE TRUNCATE ON took_part FOR EACH STATEMENT EXECUTE FUNCTION keep_row();

-- What is recorded of a call, and goes with a call in which nobody takes part.
CREATE FUNCTION keep_of_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM team WHERE call = OLD.call) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'what is history stays as it was written (%)', TG_TABLE_NAME;
END;
$$;
CREATE TRIGGER minute_unchanged BEFORE UPDATE OR DELETE ON minute FOR EACH ROW EXECUTE FUNCTION keep_of_call();
CREATE TRIGGER minute_untruncated BEFORE TRUNCATE ON minute FOR EACH STATEMENT EXECUTE FUNCTION keep_row();
CREATE TRIGGER ranking_unchanged BEFORE UPDATE OR DELETE ON ranking FOR EACH ROW EXECUTE FUNCTION keep_of_call();
CREATE TRIGGER ranking_untruncated BEFORE TRUNCATE ON ranking FOR EACH STATEMENT EXECUTE FUNCTION keep_row();
CREATE TRIGGER phase_move_unchanged BEFORE UPDATE OR DELETE ON phase_move FOR EACH ROW EXECUTE FUNCTION keep_of_call();
CREATE TRIGGER phase_move_untruncated BEFORE TRUNCATE ON phase_move FOR EACH STATEMENT EXECUTE FUNCTION keep_row();
CREATE TRIGGER embargo_visit_unchanged BEFORE UPDATE OR DELETE ON embargo_visit FOR EACH ROW EXECUTE FUNCTION keep_of_call();
CREATE TRIGGER embargo_visit_untruncated BEFORE TRUNCATE ON embargo_visit FOR EACH STATEMENT EXECUTE FUNCTION keep_row();

-- Since when a stage is public, and who published it: it is taken back, which the log has, or stays.
CREATE TRIGGER publication_unchanged BEFORE UPDATE ON publication FOR EACH ROW EXECUTE FUNCTION keep_row();
CREATE TRIGGER publication_untruncated BEFORE TRUNCATE ON publication FOR EACH STATEMENT EXECUTE FUNCTION keep_row();

-- Letters that have left.
CREATE FUNCTION keep_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.released_at IS NULL THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.entry, NEW.call, NEW.content, NEW.released_at, NEW.released_by)
            IS NOT DISTINCT FROM (OLD.entry, OLD.call, OLD.content, OLD.released_at, OLD.released_by) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what is history stays as it was written (%)', TG_TABLE_NAME;
END;
$$;
CREATE TRIGGER letter_unchanged BEFORE UPDATE OR DELETE ON letter FOR EACH ROW EXECUTE FUNCTION keep_letter();
CREATE TRIGGER letter_untruncated BEFORE TRUNCATE ON letter FOR EACH STATEMENT EXECUTE FUNCTION keep_row();

-- Who saw what on behalf of whom: only its end is noted, once.
CREATE FUNCTION keep_acting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL
        AND (NEW.id, NEW.session, NEW.administrator, NEW.person, NEW.reason, NEW.began_at, NEW.expires_at)
            IS NOT DISTINCT FROM (OLD.id, OLD.session, OLD.administrator, OLD.person, OLD.reason, OLD.began_at, OLD.expires_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what is history stays as it was written (%)', TG_TABLE_NAME;
END;
$$;
CREATE TRIGGER acting_unchanged BEFORE UPDATE OR DELETE ON acting FOR EACH ROW EXECUTE FUNCTION keep_acting();
CREATE TRIGGER acting_untruncated BEFORE TRUNCATE ON acting FOR EACH STATEMENT EXECUTE FUNCTION keep_row();
