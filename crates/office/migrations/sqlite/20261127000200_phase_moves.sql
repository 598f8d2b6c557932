-- Phases that were moved, each as it stood before and after, with the reason that people read:
-- one line, empty where none was given.
CREATE TABLE phase_move (
    id TEXT NOT NULL PRIMARY KEY,
    call TEXT NOT NULL REFERENCES call (id),
    kind TEXT NOT NULL CHECK (
        kind IN ('registration', 'submission', 'screening', 'final', 'publication')
    ),
    starts_before INTEGER NOT NULL,
    ends_before INTEGER NOT NULL,
    starts_after INTEGER NOT NULL,
    ends_after INTEGER NOT NULL,
    reason TEXT NOT NULL,
    moved_by TEXT NOT NULL REFERENCES person (id),
    moved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX phase_move_call ON phase_move (call, moved_at);
