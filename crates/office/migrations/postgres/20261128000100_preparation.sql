-- An edition in preparation is there for its organisers and jurors and for who runs the service only. What exists is open.
ALTER TABLE edition ADD COLUMN in_preparation BIGINT NOT NULL DEFAULT 0 CHECK (in_preparation IN (0, 1));
