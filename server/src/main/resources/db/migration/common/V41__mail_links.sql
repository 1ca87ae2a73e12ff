-- E-mail addresses are confirmed by a link. Accounts from before count as confirmed.
ALTER TABLE login ADD COLUMN confirmed BOOLEAN NOT NULL DEFAULT TRUE;

-- Links sent by e-mail. Each works once.
CREATE TABLE mail_link (
    token_hash  TEXT PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES login (account_id) ON DELETE CASCADE,
    purpose     TEXT NOT NULL,               -- confirm, change or reset
    email       TEXT NOT NULL,               -- the address that it was sent to
    expires_at  BIGINT NOT NULL
);
CREATE INDEX mail_link_account ON mail_link (account_id);
CREATE INDEX mail_link_expires ON mail_link (expires_at);
