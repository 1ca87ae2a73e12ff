-- The server's own emojis: small pictures, which texts name by a shortcode.
CREATE TABLE custom_emoji (
    id            BIGINT  PRIMARY KEY,
    shortcode     TEXT    NOT NULL,          -- without colons
    shortcode_key TEXT    NOT NULL UNIQUE,   -- in lower case
    category      TEXT    NOT NULL,          -- may be empty
    picture_file  BIGINT  NOT NULL REFERENCES stored_file (id),
    still_file    BIGINT  NOT NULL REFERENCES stored_file (id),  -- the same, unless the picture is animated
    width         INTEGER NOT NULL,
    height        INTEGER NOT NULL,
    visible       BOOLEAN NOT NULL,          -- whether it is in the list to choose from
    enabled       BOOLEAN NOT NULL,
    created_at    BIGINT  NOT NULL
);
CREATE INDEX custom_emoji_picture ON custom_emoji (picture_file);
CREATE INDEX custom_emoji_still ON custom_emoji (still_file);

-- Grows with every change of the emojis, so that each process knows when to read them again.
CREATE TABLE custom_emoji_version (version BIGINT NOT NULL);
INSERT INTO custom_emoji_version (version) VALUES (1);
