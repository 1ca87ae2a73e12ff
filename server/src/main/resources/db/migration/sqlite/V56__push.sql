-- Web Push. The server's own key (RFC 8292): all subscriptions are bound to it, so there is one, and it never changes.
CREATE TABLE vapid_key (
    name         TEXT PRIMARY KEY,  -- 'server'
    private_key  TEXT NOT NULL,     -- the scalar, in base64url
    public_key   TEXT NOT NULL,     -- the uncompressed point, in base64url
    created_at   BIGINT NOT NULL
);

-- Ids are never used twice: a delivery must not reach another subscription. Apps store them in 32 bits.
CREATE TABLE push_subscription (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id    BIGINT NOT NULL REFERENCES login (account_id) ON DELETE CASCADE,
    token_hash    TEXT UNIQUE REFERENCES oauth_token (token_hash) ON DELETE CASCADE,  -- the app's, or else
    session_hash  TEXT UNIQUE REFERENCES session (token_hash) ON DELETE CASCADE,      -- the browser's
    access_token  TEXT NOT NULL,   -- of an app, which recognizes its account by it in each message; '' for a browser
    endpoint      TEXT NOT NULL,
    p256dh        TEXT NOT NULL,   -- the receiver's public key, in base64url
    auth          TEXT NOT NULL,   -- the secret shared with the receiver, in base64url
    standard      BOOLEAN NOT NULL, -- RFC 8291; otherwise the fourth draft of it
    alerts        TEXT NOT NULL,   -- types of notification, with spaces between
    policy        TEXT NOT NULL,
    locale        TEXT NOT NULL,
    created_at    BIGINT NOT NULL,
    CHECK ((token_hash IS NULL) <> (session_hash IS NULL))
);
CREATE INDEX push_subscription_account ON push_subscription (account_id, id);
