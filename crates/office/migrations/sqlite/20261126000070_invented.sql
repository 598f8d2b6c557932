-- Whether the values of a data set are invented: its source is then only the model for its columns.
ALTER TABLE dataset ADD COLUMN invented INTEGER NOT NULL DEFAULT 0;
