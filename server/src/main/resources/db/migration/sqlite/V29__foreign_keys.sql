-- Logins, and rows that belong to an account or login alone, can't stay behind it. Tables that are written with each post,
-- import or favourite have no foreign keys: docs/decisions.md. SQLite adds one only by building the table again.
CREATE TABLE login_new (
    account_id          BIGINT PRIMARY KEY REFERENCES account (id),
    email               TEXT NOT NULL UNIQUE,
    password_hash       TEXT NOT NULL,
    role                TEXT NOT NULL,
    approved            BOOLEAN NOT NULL,
    reason              TEXT NOT NULL DEFAULT '',
    default_visibility  BIGINT NOT NULL DEFAULT 0,
    default_sensitive   BOOLEAN NOT NULL DEFAULT FALSE,
    created_at          BIGINT NOT NULL
);
INSERT INTO login_new
SELECT account_id, email, password_hash, role, approved, reason, default_visibility, default_sensitive, created_at
  FROM login WHERE account_id IN (SELECT id FROM account);
DROP TABLE login;
ALTER TABLE login_new RENAME TO login;

CREATE TABLE session_new (
    token_hash  TEXT PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES login (account_id) ON DELETE CASCADE,
    created_at  BIGINT NOT NULL
);
INSERT INTO session_new
SELECT token_hash, account_id, created_at FROM session WHERE account_id IN (SELECT account_id FROM login);
DROP TABLE session;
ALTER TABLE session_new RENAME TO session;
CREATE INDEX session_account ON session (account_id);

CREATE TABLE known_network_new (
    account_id   BIGINT NOT NULL REFERENCES login (account_id) ON DELETE CASCADE,
    network_hash TEXT   NOT NULL,
    at           BIGINT NOT NULL,  -- the last time
    PRIMARY KEY (account_id, network_hash)
);
INSERT INTO known_network_new
SELECT account_id, network_hash, at FROM known_network WHERE account_id IN (SELECT account_id FROM login);
DROP TABLE known_network;
ALTER TABLE known_network_new RENAME TO known_network;
CREATE INDEX known_network_at ON known_network (at);

CREATE TABLE oauth_code_new (
    code_hash       TEXT PRIMARY KEY,
    app_id          BIGINT NOT NULL,
    account_id      BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    redirect_uri    TEXT NOT NULL,
    scopes          TEXT NOT NULL,
    challenge       TEXT NOT NULL DEFAULT '',
    expires_at      BIGINT NOT NULL,
    used            BOOLEAN NOT NULL DEFAULT FALSE,
    token_hash      TEXT
);
INSERT INTO oauth_code_new
SELECT code_hash, app_id, account_id, redirect_uri, scopes, challenge, expires_at, used, token_hash
  FROM oauth_code WHERE account_id IN (SELECT id FROM account);
DROP TABLE oauth_code;
ALTER TABLE oauth_code_new RENAME TO oauth_code;

CREATE TABLE alert_wish_new (
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind       TEXT   NOT NULL,  -- tag, world, country or language
    subject    TEXT   NOT NULL,  -- the tag's key, the place's code
    PRIMARY KEY (account_id, kind, subject)
);
INSERT INTO alert_wish_new
SELECT account_id, kind, subject FROM alert_wish WHERE account_id IN (SELECT id FROM account);
DROP TABLE alert_wish;
ALTER TABLE alert_wish_new RENAME TO alert_wish;
CREATE INDEX alert_wish_subject ON alert_wish (kind, subject);

CREATE TABLE alert_reader_new (
    account_id BIGINT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    seen       BIGINT NOT NULL DEFAULT 0,
    feed_key   TEXT   NOT NULL UNIQUE
);
INSERT INTO alert_reader_new
SELECT account_id, seen, feed_key FROM alert_reader WHERE account_id IN (SELECT id FROM account);
DROP TABLE alert_reader;
ALTER TABLE alert_reader_new RENAME TO alert_reader;

CREATE TABLE not_quoted_new (
    account_id BIGINT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE
);
INSERT INTO not_quoted_new SELECT account_id FROM not_quoted WHERE account_id IN (SELECT id FROM account);
DROP TABLE not_quoted;
ALTER TABLE not_quoted_new RENAME TO not_quoted;
