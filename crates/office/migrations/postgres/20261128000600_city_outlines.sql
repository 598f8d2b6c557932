-- Where the areas of a kind lie, as the city's own file brought them: what maps are drawn on where no data set of outlines is public.
CREATE TABLE city_outline (
    -- The kind of the areas, whose name is no other city's.
    kind TEXT PRIMARY KEY,
    city TEXT NOT NULL REFERENCES host_city (code),
    -- The outlines, simplified, as JSON.
    shapes TEXT NOT NULL,
    -- Whom a map credits.
    credit TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
