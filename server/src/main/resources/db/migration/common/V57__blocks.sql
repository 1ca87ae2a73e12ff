-- Ranges of IP addresses that moderators have blocked.
CREATE TABLE ip_block (
    id         BIGINT PRIMARY KEY,
    ip         TEXT NOT NULL UNIQUE,   -- as in 192.0.2.0/24
    severity   TEXT NOT NULL,          -- its name in the API
    comment    TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT                  -- null if it has no end
);
CREATE INDEX ip_block_expires ON ip_block (expires_at) WHERE expires_at IS NOT NULL;

-- Grows with every change of the blocks, so that each process knows when to read them again.
CREATE TABLE ip_block_version (version BIGINT NOT NULL);
INSERT INTO ip_block_version (version) VALUES (1);

-- Other servers whose accounts are limited or suspended here.
CREATE TABLE server_block (
    id              BIGINT PRIMARY KEY,
    domain          TEXT    NOT NULL UNIQUE,  -- in lower case; international names as xn--; holds for names below it too
    severity        TEXT    NOT NULL,         -- its name in the API
    reject_media    BOOLEAN NOT NULL,
    reject_reports  BOOLEAN NOT NULL,
    private_comment TEXT    NOT NULL,
    public_comment  TEXT    NOT NULL,
    obfuscate       BOOLEAN NOT NULL,
    created_at      BIGINT  NOT NULL
);

-- One row, which changes of the blocks lock against the creation of accounts.
CREATE TABLE server_block_lock (changes BIGINT NOT NULL);
INSERT INTO server_block_lock (changes) VALUES (0);

-- E-mail addresses with which nobody can sign up, as SHA-256 of their canonical form.
CREATE TABLE canonical_email_block (
    id         BIGINT  PRIMARY KEY,
    hash       TEXT    NOT NULL,   -- in hexadecimal digits
    by_hand    BOOLEAN NOT NULL,   -- added by a moderator, rather than with the suspension of an account
    account_id BIGINT              -- the suspended account; null when it is deleted, and for those added by hand
);
CREATE INDEX canonical_email_block_hash ON canonical_email_block (hash);
CREATE UNIQUE INDEX canonical_email_block_by_hand ON canonical_email_block (hash) WHERE by_hand;
CREATE UNIQUE INDEX canonical_email_block_account ON canonical_email_block (account_id) WHERE account_id IS NOT NULL;
