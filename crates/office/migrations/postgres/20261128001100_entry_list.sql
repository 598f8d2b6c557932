-- The list of a call's entries, as its organisers search it: a row for each entry, narrow, so that
-- looking through ten thousand does not read their contents. It says only what organisers may read:
-- of what was handed in, or a draft's title and team. The office writes it with the entry, in the
-- same transaction (crates/office/src/entries/listing.rs), and adds what is missing when it opens.
CREATE TABLE listed_entry (
    entry TEXT NOT NULL PRIMARY KEY REFERENCES entry (id),
    call TEXT NOT NULL REFERENCES call (id),
    number BIGINT NOT NULL,
    -- 'excluded' where the organisers took it out.
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'withdrawn', 'excluded')),
    -- Empty where nothing was handed in.
    topic TEXT NOT NULL,
    -- When it was handed in last; of the draft, when it was changed.
    changed_at BIGINT NOT NULL,
    -- Titles as each language shows them, without case and accents: what is sorted by,
    -- letter by letter, as SQLite does.
    title_ca TEXT COLLATE "C" NOT NULL,
    title_es TEXT COLLATE "C" NOT NULL,
    title_en TEXT COLLATE "C" NOT NULL,
    title_ja TEXT COLLATE "C" NOT NULL,
    -- Team and titles without case and accents: what is searched.
    words TEXT NOT NULL
);
CREATE UNIQUE INDEX listed_entry_number ON listed_entry (call, number);
CREATE INDEX listed_entry_state ON listed_entry (call, state, number);
CREATE INDEX listed_entry_changed ON listed_entry (call, changed_at, number);
CREATE INDEX listed_entry_title_ca ON listed_entry (call, title_ca, number);
CREATE INDEX listed_entry_title_es ON listed_entry (call, title_es, number);
CREATE INDEX listed_entry_title_en ON listed_entry (call, title_en, number);
CREATE INDEX listed_entry_title_ja ON listed_entry (call, title_ja, number);

-- What the line of a call's pages counts, from indexes alone.
CREATE INDEX entry_state ON entry (call, state);
CREATE INDEX assignment_counted ON assignment (entry, round, finished_at) WHERE conflict IS NULL;
CREATE INDEX assignment_open ON assignment (call, round, entry)
WHERE conflict IS NULL AND finished_at IS NULL;
CREATE INDEX assignment_commented ON assignment (call, round, juror) WHERE comment_version > 0;
