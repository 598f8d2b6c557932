-- What a list of works shows, beside the whole content: a dashboard of hundreds of rows need not read every text and file.
ALTER TABLE revision ADD COLUMN title TEXT NOT NULL DEFAULT '{}';
-- Id of the cover, where it has a preview.
ALTER TABLE revision ADD COLUMN cover TEXT;

UPDATE revision SET
    title = json_extract(content, '$.title'),
    cover = (SELECT json_extract(file.value, '$.id') FROM json_each(revision.files) AS file
             WHERE json_extract(file.value, '$.role') = 'cover' AND json_extract(file.value, '$.preview') IS NOT NULL LIMIT 1);
