-- A data set keeps every version that was published, and at most one that was not.
CREATE TABLE dataset_version (
    dataset TEXT NOT NULL REFERENCES dataset (id),
    number INTEGER NOT NULL,
    raw_name TEXT NOT NULL,
    raw_hash TEXT NOT NULL,
    -- Entity tag under which the portal gave the file; empty where it gave none.
    etag TEXT NOT NULL DEFAULT '',
    -- What people decided; the rest was proposed.
    choices TEXT NOT NULL,
    recipe TEXT NOT NULL,
    -- Why it could not be prepared; empty where it could.
    finding TEXT NOT NULL DEFAULT '',
    profile TEXT NOT NULL,
    report TEXT NOT NULL,
    chart TEXT NOT NULL,
    rows_count INTEGER NOT NULL,
    parquet_hash TEXT,
    csv_hash TEXT,
    prepared_at INTEGER NOT NULL,
    published_at INTEGER,
    PRIMARY KEY (dataset, number)
) STRICT;

INSERT INTO dataset_version (dataset, number, raw_name, raw_hash, choices, recipe, profile, report, chart, rows_count, parquet_hash, csv_hash, prepared_at, published_at)
SELECT id, 1, raw_name, raw_hash, recipe, recipe, profile, report, chart, rows_count, parquet_hash, csv_hash, prepared_at, published_at FROM dataset;

ALTER TABLE dataset ADD COLUMN topic TEXT NOT NULL DEFAULT '';
-- Where the raw file can be fetched again; empty where it was uploaded.
ALTER TABLE dataset ADD COLUMN file_address TEXT NOT NULL DEFAULT '';
ALTER TABLE dataset ADD COLUMN public_version INTEGER;
UPDATE dataset SET public_version = 1 WHERE published_at IS NOT NULL;
ALTER TABLE dataset DROP COLUMN recipe;
ALTER TABLE dataset DROP COLUMN profile;
ALTER TABLE dataset DROP COLUMN report;
ALTER TABLE dataset DROP COLUMN chart;
ALTER TABLE dataset DROP COLUMN rows_count;
ALTER TABLE dataset DROP COLUMN raw_name;
ALTER TABLE dataset DROP COLUMN raw_hash;
ALTER TABLE dataset DROP COLUMN parquet_hash;
ALTER TABLE dataset DROP COLUMN csv_hash;
ALTER TABLE dataset DROP COLUMN prepared_at;
ALTER TABLE dataset DROP COLUMN published_at;
