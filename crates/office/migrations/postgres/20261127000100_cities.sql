-- The host cities: what the program knows of each stands in its file, which is kept as JSON.
CREATE TABLE host_city (
    code TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    -- The order in which cities are offered.
    position BIGINT NOT NULL,
    -- Grows with each change.
    version BIGINT NOT NULL,
    -- 0 for a city that the program brought and nobody changed.
    updated_at BIGINT NOT NULL
);
