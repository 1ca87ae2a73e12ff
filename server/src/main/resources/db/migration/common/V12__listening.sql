-- Posts of other networks with tags that are known here, as far as they are counted: who wrote what is not kept, only
-- hashes by which people are told apart and what is deleted is found.
CREATE TABLE heard_use (
    tag     TEXT   NOT NULL,
    post    TEXT   NOT NULL,
    network TEXT   NOT NULL,
    person  TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (post, tag)
);
CREATE INDEX heard_use_tag ON heard_use (tag, at);

-- Up to where each network was heard.
CREATE TABLE heard_cursor (
    source TEXT PRIMARY KEY,
    place  TEXT NOT NULL
);
