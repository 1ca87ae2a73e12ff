-- Who gets a digest of their notifications by e-mail. Without a row: never.
CREATE TABLE notification_digest (
    account_id  BIGINT PRIMARY KEY REFERENCES login (account_id) ON DELETE CASCADE,
    period      TEXT NOT NULL,           -- daily or weekly
    token       TEXT NOT NULL UNIQUE,    -- of the link that turns it off, which is all that it can do
    last_id     BIGINT NOT NULL,         -- the last notification that a digest has told of
    next_at     BIGINT NOT NULL
);
CREATE INDEX notification_digest_next ON notification_digest (next_at);
