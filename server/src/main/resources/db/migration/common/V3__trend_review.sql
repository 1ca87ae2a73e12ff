-- What is set for the server as a whole, and may change while it runs.
CREATE TABLE server_setting (
    name    TEXT PRIMARY KEY,
    value   TEXT NOT NULL
);

-- What moderators decided about tags, accounts and servers as far as trends go.
CREATE TABLE trend_verdict (
    kind        TEXT NOT NULL,               -- tag, account or domain
    subject     TEXT NOT NULL,               -- the tag's key, the account's id, the server's name
    verdict     TEXT NOT NULL,               -- approved or withheld
    account_id  BIGINT NOT NULL,             -- who decided
    at          BIGINT NOT NULL,
    note        TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (kind, subject)
);

-- Who did what in looking after the server. Ids are time-ordered; nothing is ever changed or deleted here.
CREATE TABLE moderation_log (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL,
    action      TEXT NOT NULL,
    subject     TEXT NOT NULL,
    note        TEXT NOT NULL DEFAULT ''
);
