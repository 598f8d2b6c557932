-- What a list of works shows, beside the whole content: a dashboard of hundreds of rows need not read every text and file.
ALTER TABLE revision ADD COLUMN title TEXT NOT NULL DEFAULT '{}';
-- Id of the cover, where it has a preview.
ALTER TABLE revision ADD COLUMN cover TEXT;

UPDATE revision SET
    title = (content::jsonb -> 'title')::text,
    cover = (SELECT file ->> 'id' FROM jsonb_array_elements(files::jsonb) AS file
             WHERE file ->> 'role' = 'cover' AND file ->> 'preview' IS NOT NULL LIMIT 1);
