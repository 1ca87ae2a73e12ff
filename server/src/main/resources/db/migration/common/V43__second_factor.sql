-- Time-based one-time passwords (RFC 6238).
CREATE TABLE totp (
    account_id   BIGINT PRIMARY KEY REFERENCES login (account_id) ON DELETE CASCADE,
    secret       TEXT NOT NULL,                   -- Base32, as people type it
    confirmed    BOOLEAN NOT NULL DEFAULT FALSE,  -- asked for at sign-in, since a code has shown that it works
    last_step    BIGINT NOT NULL DEFAULT 0,       -- of the last code that was used
    tries        BIGINT NOT NULL DEFAULT 0,       -- wrong codes since tries_since
    tries_since  BIGINT NOT NULL DEFAULT 0
);

-- Codes for people who have lost their device. Each works once.
CREATE TABLE recovery_code (
    account_id  BIGINT NOT NULL REFERENCES login (account_id) ON DELETE CASCADE,
    code_hash   TEXT NOT NULL,
    PRIMARY KEY (account_id, code_hash)
);

-- Sign-ins whose password was right and whose code is missing.
CREATE TABLE sign_in_ticket (
    token_hash  TEXT PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES login (account_id) ON DELETE CASCADE,
    expires_at  BIGINT NOT NULL
);
CREATE INDEX sign_in_ticket_account ON sign_in_ticket (account_id);
CREATE INDEX sign_in_ticket_expires ON sign_in_ticket (expires_at);
