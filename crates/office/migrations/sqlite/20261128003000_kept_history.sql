-- What is history stays as it was written down, whoever asks: rows are only ever added. The narrow ways that stay are named beside
-- each table. They are what docs/ARCHITECTURE.md calls evidence; a test asks every table of it. A REPLACE of SQLite takes a row out
-- without asking what stands before a DELETE, so the key of a row that is there is refused too.

-- The log: nothing is ever changed or taken out.
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER audit_undeleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER audit_unreplaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;

-- Hand-ins: the same.
CREATE TRIGGER revision_unchanged BEFORE UPDATE ON revision
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER revision_undeleted BEFORE DELETE ON revision
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER revision_unreplaced BEFORE INSERT ON revision
WHEN EXISTS (SELECT 1 FROM revision WHERE entry = NEW.entry AND number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;

-- Marks are never taken out. Their history names another juror only where two accounts are joined that both confirmed it; the marks
-- move then too, which is no change of any.
CREATE TRIGGER mark_undeleted BEFORE DELETE ON mark
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER mark_history_unchanged BEFORE UPDATE ON mark_history
WHEN NOT (NEW.round IS OLD.round AND NEW.entry IS OLD.entry AND NEW.criterion IS OLD.criterion AND NEW.version IS OLD.version AND NEW.steps IS OLD.steps AND NEW.saved_at IS OLD.saved_at AND NEW.request IS OLD.request
    AND EXISTS (SELECT 1 FROM account_joining
        WHERE kept = NEW.juror AND other = OLD.juror
            AND kept_confirmed_at IS NOT NULL AND other_confirmed_at IS NOT NULL))
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER mark_history_undeleted BEFORE DELETE ON mark_history
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER mark_history_unreplaced BEFORE INSERT ON mark_history
WHEN EXISTS (SELECT 1 FROM mark_history
    WHERE round = NEW.round AND juror = NEW.juror AND entry = NEW.entry
        AND criterion = NEW.criterion AND version = NEW.version)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
DROP TRIGGER mark_changed;
CREATE TRIGGER mark_changed AFTER UPDATE ON mark
WHEN NOT (EXISTS (SELECT 1 FROM account_joining
        WHERE kept = NEW.juror AND other = OLD.juror
            AND kept_confirmed_at IS NOT NULL AND other_confirmed_at IS NOT NULL))
BEGIN
    INSERT INTO mark_history (round, juror, entry, criterion, version, steps, saved_at, request)
    VALUES (NEW.round, NEW.juror, NEW.entry, NEW.criterion, NEW.version, NEW.steps, NEW.saved_at, NEW.request);
END;

-- Choices between two finalists: one is taken back once, and moves with its juror's account.
CREATE TRIGGER ballot_unchanged BEFORE UPDATE ON ballot
WHEN NOT (NEW.id IS OLD.id AND NEW.call IS OLD.call AND NEW.first IS OLD.first AND NEW.second IS OLD.second AND NEW.outcome IS OLD.outcome AND NEW.cast_at IS OLD.cast_at
    AND (NEW.undone_at IS OLD.undone_at OR OLD.undone_at IS NULL)
    AND (NEW.juror = OLD.juror OR EXISTS (SELECT 1 FROM account_joining
        WHERE kept = NEW.juror AND other = OLD.juror
            AND kept_confirmed_at IS NOT NULL AND other_confirmed_at IS NOT NULL)))
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER ballot_undeleted BEFORE DELETE ON ballot
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER ballot_unreplaced BEFORE INSERT ON ballot
WHEN EXISTS (SELECT 1 FROM ballot WHERE id = NEW.id
    OR (juror = NEW.juror AND first = NEW.first AND second = NEW.second AND undone_at IS NULL))
BEGIN
    SELECT RAISE(IGNORE);
END;

-- Who is or ever was in a team: it moves with an account. Whether they may come back can change.
CREATE TRIGGER took_part_unchanged BEFORE UPDATE OF team, person, call, since ON took_part
WHEN NOT (NEW.team = OLD.team AND NEW.call = OLD.call
    AND EXISTS (SELECT 1 FROM account_joining
        WHERE kept = NEW.person AND OLD.person IN (kept, other)
            AND kept_confirmed_at IS NOT NULL AND other_confirmed_at IS NOT NULL))
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER took_part_undeleted BEFORE DELETE ON took_part
WHEN NOT EXISTS (SELECT 1 FROM account_joining
    JOIN took_part AS own ON own.person = account_joining.kept AND own.team = OLD.team
    WHERE account_joining.other = OLD.person
        AND kept_confirmed_at IS NOT NULL AND other_confirmed_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;

-- What is recorded of a call, and goes with a call in which nobody takes part.
CREATE TRIGGER minute_unchanged BEFORE UPDATE ON minute
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER minute_undeleted BEFORE DELETE ON minute
WHEN EXISTS (SELECT 1 FROM team WHERE call = OLD.call)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER minute_unreplaced BEFORE INSERT ON minute
WHEN EXISTS (SELECT 1 FROM minute WHERE call = NEW.call AND number = NEW.number)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER ranking_unchanged BEFORE UPDATE ON ranking
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER ranking_undeleted BEFORE DELETE ON ranking
WHEN EXISTS (SELECT 1 FROM team WHERE call = OLD.call)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER ranking_unreplaced BEFORE INSERT ON ranking
WHEN EXISTS (SELECT 1 FROM ranking WHERE call = NEW.call AND hash = NEW.hash AND method = NEW.method)
BEGIN
    SELECT RAISE(IGNORE);
END;
CREATE TRIGGER phase_move_unchanged BEFORE UPDATE ON phase_move
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER phase_move_undeleted BEFORE DELETE ON phase_move
WHEN EXISTS (SELECT 1 FROM team WHERE call = OLD.call)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER phase_move_unreplaced BEFORE INSERT ON phase_move
WHEN EXISTS (SELECT 1 FROM phase_move WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER embargo_visit_unchanged BEFORE UPDATE ON embargo_visit
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER embargo_visit_undeleted BEFORE DELETE ON embargo_visit
WHEN EXISTS (SELECT 1 FROM team WHERE call = OLD.call)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;

-- Since when a stage is public, and who published it: it is taken back, which the log has, or stays.
CREATE TRIGGER publication_unchanged BEFORE UPDATE ON publication
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;

-- Letters that have left.
CREATE TRIGGER letter_unchanged BEFORE UPDATE OF entry, call, content, released_at, released_by ON letter
WHEN OLD.released_at IS NOT NULL AND NOT (NEW.entry IS OLD.entry AND NEW.call IS OLD.call AND NEW.content IS OLD.content AND NEW.released_at IS OLD.released_at AND NEW.released_by IS OLD.released_by)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER letter_undeleted BEFORE DELETE ON letter
WHEN OLD.released_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;

-- Who saw what on behalf of whom: only its end is noted, once.
CREATE TRIGGER acting_unchanged BEFORE UPDATE ON acting
WHEN NOT (NEW.id IS OLD.id AND NEW.session IS OLD.session AND NEW.administrator IS OLD.administrator AND NEW.person IS OLD.person AND NEW.reason IS OLD.reason AND NEW.began_at IS OLD.began_at AND NEW.expires_at IS OLD.expires_at
    AND OLD.ended_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER acting_undeleted BEFORE DELETE ON acting
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
CREATE TRIGGER acting_unreplaced BEFORE INSERT ON acting
WHEN EXISTS (SELECT 1 FROM acting WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'what is history stays as it was written');
END;
