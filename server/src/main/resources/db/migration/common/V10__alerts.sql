-- What somebody wants to be told of: that a tag rises, or whatever rises in a place.
CREATE TABLE alert_wish (
    account_id BIGINT NOT NULL,
    kind       TEXT   NOT NULL,  -- tag, world, country or language
    subject    TEXT   NOT NULL,  -- the tag's key, the place's code
    PRIMARY KEY (account_id, kind, subject)
);
CREATE INDEX alert_wish_subject ON alert_wish (kind, subject);

-- What they were told.
CREATE TABLE alert (
    id         BIGINT PRIMARY KEY,
    account_id BIGINT  NOT NULL,
    tag        TEXT    NOT NULL,
    kind       TEXT    NOT NULL,  -- where it rises: world, country or language
    place      TEXT    NOT NULL,
    sentence   TEXT    NOT NULL
);
CREATE INDEX alert_account ON alert (account_id, id);
CREATE INDEX alert_tag ON alert (tag, id);

-- Up to which alert somebody has looked, and the secret in the address of their feed.
CREATE TABLE alert_reader (
    account_id BIGINT PRIMARY KEY,
    seen       BIGINT NOT NULL DEFAULT 0,
    feed_key   TEXT   NOT NULL UNIQUE
);
