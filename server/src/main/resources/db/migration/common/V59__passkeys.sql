-- Passkeys (Web Authentication Level 3). Binary values are base64url texts.
CREATE TABLE passkey_user (
    account_id  BIGINT PRIMARY KEY REFERENCES login (account_id) ON DELETE CASCADE,
    handle      TEXT NOT NULL UNIQUE             -- 32 random bytes by which authenticators know the account
);

CREATE TABLE passkey (
    credential_id    TEXT PRIMARY KEY,
    account_id       BIGINT NOT NULL REFERENCES login (account_id) ON DELETE CASCADE,
    name             TEXT NOT NULL,
    public_key       TEXT NOT NULL,              -- COSE_Key (RFC 9052, section 7)
    sign_count       BIGINT NOT NULL,            -- of the last signature; 0 for authenticators that don't count
    backup_eligible  BOOLEAN NOT NULL,           -- may be copied to other devices of its owner; never changes
    created_at       BIGINT NOT NULL,
    last_used_at     BIGINT NOT NULL
);
CREATE INDEX passkey_account ON passkey (account_id);

-- What authenticators have been asked to sign. Each works once, in one browser.
CREATE TABLE passkey_challenge (
    challenge_hash  TEXT PRIMARY KEY,
    browser_hash    TEXT NOT NULL,               -- of the cookie of the browser that asked
    purpose         TEXT NOT NULL,               -- register, sign_in or second_factor
    account_id      BIGINT REFERENCES login (account_id) ON DELETE CASCADE,   -- null for sign_in
    expires_at      BIGINT NOT NULL
);
CREATE INDEX passkey_challenge_account ON passkey_challenge (account_id);
CREATE INDEX passkey_challenge_expires ON passkey_challenge (expires_at);
