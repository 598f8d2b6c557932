-- Files that arrived within a day, also those that were refused or replaced since: how much somebody may send is counted by them.
CREATE TABLE received (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    bytes INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX received_person ON received (person, at);
CREATE INDEX received_entry ON received (entry, at);
CREATE INDEX received_at ON received (at);
