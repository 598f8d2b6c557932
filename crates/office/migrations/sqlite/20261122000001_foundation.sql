-- Ids are UUIDv7 as text, moments are microseconds since 1970 in UTC, flags are 0 or 1, texts in several languages are JSON.

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    mail TEXT NOT NULL CONSTRAINT person_mail UNIQUE,
    language TEXT NOT NULL,
    password_hash TEXT,
    verified_at INTEGER,
    administrator INTEGER NOT NULL DEFAULT 0 CHECK (administrator IN (0, 1)),
    demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL CONSTRAINT session_token UNIQUE,
    person TEXT NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    agent TEXT NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person);

-- One-time links that arrive by mail.
CREATE TABLE link (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'sign-in', 'reset')),
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT;

CREATE TABLE edition (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT edition_slug UNIQUE,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    example INTEGER NOT NULL DEFAULT 0 CHECK (example IN (0, 1)),
    starts_at INTEGER NOT NULL
) STRICT;

CREATE TABLE topic (
    edition TEXT NOT NULL REFERENCES edition (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (edition, code)
) STRICT;

CREATE TABLE call (
    id TEXT NOT NULL PRIMARY KEY,
    edition TEXT NOT NULL REFERENCES edition (id),
    slug TEXT NOT NULL,
    city TEXT NOT NULL,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    rules TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    team_size INTEGER NOT NULL CHECK (team_size > 0),
    jurors_per_entry INTEGER NOT NULL CHECK (jurors_per_entry > 0),
    shortlist INTEGER NOT NULL CHECK (shortlist > 0),
    blind INTEGER NOT NULL CHECK (blind IN (0, 1)),
    round_closed_at INTEGER,
    position INTEGER NOT NULL,
    CONSTRAINT call_slug UNIQUE (edition, slug)
) STRICT;

CREATE TABLE phase (
    call TEXT NOT NULL REFERENCES call (id),
    kind TEXT NOT NULL CHECK (kind IN ('registration', 'submission', 'screening', 'final', 'publication')),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    grace INTEGER NOT NULL CHECK (grace >= 0),
    PRIMARY KEY (call, kind),
    CHECK (starts_at < ends_at)
) STRICT;

CREATE TABLE criterion (
    id TEXT NOT NULL PRIMARY KEY,
    call TEXT NOT NULL REFERENCES call (id),
    name TEXT NOT NULL,
    weight INTEGER NOT NULL CHECK (weight BETWEEN 0 AND 1000),
    steps INTEGER NOT NULL CHECK (steps BETWEEN 1 AND 100),
    labels TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX criterion_call ON criterion (call, position);

CREATE TABLE award (
    id TEXT NOT NULL PRIMARY KEY,
    call TEXT NOT NULL REFERENCES call (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('prize', 'mention')),
    position INTEGER NOT NULL
) STRICT;
CREATE INDEX award_call ON award (call, position);

CREATE TABLE organiser (
    person TEXT NOT NULL REFERENCES person (id),
    edition TEXT NOT NULL REFERENCES edition (id),
    PRIMARY KEY (person, edition)
) STRICT;

CREATE TABLE juror (
    call TEXT NOT NULL REFERENCES call (id),
    person TEXT NOT NULL REFERENCES person (id),
    invited_at INTEGER NOT NULL,
    PRIMARY KEY (call, person)
) STRICT;
CREATE INDEX juror_person ON juror (person);

CREATE TABLE team (
    id TEXT NOT NULL PRIMARY KEY,
    call TEXT NOT NULL REFERENCES call (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    captain TEXT NOT NULL REFERENCES person (id),
    invitation TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX team_call ON team (call);

-- The call stands here too, so that the database itself keeps a person in one team of a call.
CREATE TABLE member (
    team TEXT NOT NULL REFERENCES team (id),
    person TEXT NOT NULL REFERENCES person (id),
    call TEXT NOT NULL REFERENCES call (id),
    joined_at INTEGER NOT NULL,
    PRIMARY KEY (team, person),
    CONSTRAINT member_once UNIQUE (call, person)
) STRICT;
CREATE INDEX member_person ON member (person);

CREATE TABLE entry (
    id TEXT NOT NULL PRIMARY KEY,
    call TEXT NOT NULL REFERENCES call (id),
    team TEXT NOT NULL CONSTRAINT entry_team UNIQUE REFERENCES team (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'withdrawn')),
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    -- The revision that counts: the last one handed in.
    revision INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CONSTRAINT entry_number UNIQUE (call, number)
) STRICT;

CREATE TABLE entry_file (
    id TEXT NOT NULL PRIMARY KEY,
    entry TEXT NOT NULL REFERENCES entry (id),
    role TEXT NOT NULL CHECK (role IN ('cover', 'work')),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    hash TEXT NOT NULL,
    width INTEGER,
    height INTEGER,
    preview TEXT,
    added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_file_entry ON entry_file (entry);

-- What was handed in, never changed: content, topic and files as they were.
CREATE TABLE revision (
    entry TEXT NOT NULL REFERENCES entry (id),
    number INTEGER NOT NULL,
    call TEXT NOT NULL REFERENCES call (id),
    content TEXT NOT NULL,
    topic TEXT NOT NULL,
    files TEXT NOT NULL,
    hash TEXT NOT NULL,
    submitted_by TEXT NOT NULL REFERENCES person (id),
    submitted_at INTEGER NOT NULL,
    PRIMARY KEY (entry, number)
) STRICT;

CREATE TABLE assignment (
    juror TEXT NOT NULL REFERENCES person (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    call TEXT NOT NULL REFERENCES call (id),
    conflict TEXT,
    comment_team TEXT NOT NULL DEFAULT '',
    comment_jury TEXT NOT NULL DEFAULT '',
    comment_version INTEGER NOT NULL DEFAULT 0,
    finished_at INTEGER,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (juror, entry)
) STRICT;
CREATE INDEX assignment_entry ON assignment (entry);
CREATE INDEX assignment_call ON assignment (call, juror);

CREATE TABLE mark (
    juror TEXT NOT NULL,
    entry TEXT NOT NULL,
    criterion TEXT NOT NULL REFERENCES criterion (id),
    steps INTEGER NOT NULL CHECK (steps >= 0),
    version INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (juror, entry, criterion),
    FOREIGN KEY (juror, entry) REFERENCES assignment (juror, entry)
) STRICT;
CREATE INDEX mark_entry ON mark (entry);

-- Rows are only ever added.
CREATE TABLE mark_history (
    juror TEXT NOT NULL,
    entry TEXT NOT NULL,
    criterion TEXT NOT NULL,
    version INTEGER NOT NULL,
    steps INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    request TEXT NOT NULL,
    PRIMARY KEY (juror, entry, criterion, version)
) STRICT;

CREATE TABLE decision (
    award TEXT NOT NULL REFERENCES award (id),
    call TEXT NOT NULL REFERENCES call (id),
    -- Empty where the award is left vacant.
    entry TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL REFERENCES person (id),
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (award, entry)
) STRICT;
CREATE INDEX decision_call ON decision (call);

CREATE TABLE finalist (
    call TEXT NOT NULL REFERENCES call (id),
    entry TEXT NOT NULL REFERENCES entry (id),
    PRIMARY KEY (call, entry)
) STRICT;

CREATE TABLE publication (
    call TEXT NOT NULL REFERENCES call (id),
    stage TEXT NOT NULL CHECK (stage IN ('finalists', 'winners', 'scores', 'comments')),
    published_at INTEGER NOT NULL,
    published_by TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (call, stage)
) STRICT;

-- Every change of state; each row's hash covers the row before it.
CREATE TABLE audit (
    number INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

-- Mails wait here until they are sent.
CREATE TABLE mail (
    id TEXT NOT NULL PRIMARY KEY,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL,
    failure TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX mail_waiting ON mail (next_at) WHERE sent_at IS NULL;

CREATE TABLE dataset (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT dataset_slug UNIQUE,
    city TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    publisher TEXT NOT NULL,
    licence TEXT NOT NULL,
    attribution TEXT NOT NULL,
    source TEXT NOT NULL,
    recipe TEXT NOT NULL,
    profile TEXT NOT NULL,
    report TEXT NOT NULL,
    chart TEXT NOT NULL,
    rows_count INTEGER NOT NULL,
    raw_name TEXT NOT NULL,
    raw_hash TEXT NOT NULL,
    parquet_hash TEXT NOT NULL,
    csv_hash TEXT NOT NULL,
    prepared_at INTEGER NOT NULL,
    published_at INTEGER
) STRICT;
