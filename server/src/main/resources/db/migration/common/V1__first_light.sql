-- Times are milliseconds since the epoch. Ids are time-ordered: milliseconds << 16, then a sequence.

CREATE TABLE account (
    id              BIGINT PRIMARY KEY,
    username        TEXT NOT NULL,
    username_key    TEXT NOT NULL,               -- in lower case: case makes no other account
    domain          TEXT NOT NULL,               -- '' for an account of this server
    url             TEXT NOT NULL DEFAULT '',    -- where it lives, if elsewhere
    display_name    TEXT NOT NULL DEFAULT '',
    note            TEXT NOT NULL DEFAULT '',    -- as written
    note_html       TEXT NOT NULL DEFAULT '',    -- safe markup
    fields          TEXT NOT NULL DEFAULT '[]',  -- JSON: [{"name":..,"value":..}] as written
    avatar_url      TEXT NOT NULL DEFAULT '',
    country         TEXT NOT NULL DEFAULT '',    -- ISO 3166-1 alpha-2, as the person chose
    language        TEXT NOT NULL DEFAULT '',
    bot             BOOLEAN NOT NULL DEFAULT FALSE,
    discoverable    BOOLEAN NOT NULL DEFAULT TRUE,
    verified        BOOLEAN NOT NULL DEFAULT FALSE, -- known elsewhere as who it says it is
    created_at      BIGINT NOT NULL,
    UNIQUE (username_key, domain)
);

-- Apart from account, because it changes with every post.
CREATE TABLE account_count (
    account_id      BIGINT PRIMARY KEY,
    statuses        BIGINT NOT NULL DEFAULT 0,
    followers       BIGINT NOT NULL DEFAULT 0,
    following       BIGINT NOT NULL DEFAULT 0,
    origin_followers BIGINT NOT NULL DEFAULT 0,  -- followers it had where it was imported from
    last_status_at  BIGINT
);

CREATE TABLE login (
    account_id          BIGINT PRIMARY KEY,
    email               TEXT NOT NULL UNIQUE,
    password_hash       TEXT NOT NULL,
    role                TEXT NOT NULL,
    approved            BOOLEAN NOT NULL,
    reason              TEXT NOT NULL DEFAULT '',
    default_visibility  BIGINT NOT NULL DEFAULT 0,
    default_sensitive   BOOLEAN NOT NULL DEFAULT FALSE,
    created_at          BIGINT NOT NULL
);

CREATE TABLE session (
    token_hash  TEXT PRIMARY KEY,
    account_id  BIGINT NOT NULL,
    created_at  BIGINT NOT NULL
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE invite (
    code        TEXT PRIMARY KEY,
    created_by  BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    uses_left   BIGINT NOT NULL
);

-- The one-time link with which the first administrator is made. At most one row.
CREATE TABLE setup_link (
    token_hash  TEXT PRIMARY KEY,
    created_at  BIGINT NOT NULL
);

CREATE TABLE oauth_app (
    id              BIGINT PRIMARY KEY,
    client_id       TEXT NOT NULL UNIQUE,
    secret_hash     TEXT NOT NULL,
    name            TEXT NOT NULL,
    website         TEXT NOT NULL DEFAULT '',
    redirect_uris   TEXT NOT NULL,               -- one a line
    scopes          TEXT NOT NULL,
    created_at      BIGINT NOT NULL
);

CREATE TABLE oauth_code (
    code_hash       TEXT PRIMARY KEY,
    app_id          BIGINT NOT NULL,
    account_id      BIGINT NOT NULL,
    redirect_uri    TEXT NOT NULL,
    scopes          TEXT NOT NULL,
    challenge       TEXT NOT NULL DEFAULT '',
    expires_at      BIGINT NOT NULL
);

CREATE TABLE oauth_token (
    token_hash  TEXT PRIMARY KEY,
    app_id      BIGINT NOT NULL,
    account_id  BIGINT,                          -- null for an app's own token
    scopes      TEXT NOT NULL,
    created_at  BIGINT NOT NULL
);
CREATE INDEX oauth_token_account ON oauth_token (account_id);

CREATE TABLE follow (
    id              BIGINT PRIMARY KEY,
    follower_id     BIGINT NOT NULL,
    followee_id     BIGINT NOT NULL,
    reblogs         BOOLEAN NOT NULL DEFAULT TRUE,
    notify          BOOLEAN NOT NULL DEFAULT FALSE,
    UNIQUE (follower_id, followee_id)
);
CREATE INDEX follow_followee ON follow (followee_id, id);
CREATE INDEX follow_follower ON follow (follower_id, id);

CREATE TABLE status (
    id                      BIGINT PRIMARY KEY,
    account_id              BIGINT NOT NULL,
    local                   BOOLEAN NOT NULL,
    visibility              BIGINT NOT NULL,
    text                    TEXT NOT NULL,
    html                    TEXT NOT NULL,
    spoiler                 TEXT NOT NULL DEFAULT '',
    sensitive               BOOLEAN NOT NULL DEFAULT FALSE,
    language                TEXT NOT NULL DEFAULT '',
    country                 TEXT NOT NULL DEFAULT '',
    tags                    TEXT NOT NULL DEFAULT '',  -- as written, one space between
    mentions                TEXT NOT NULL DEFAULT '',  -- account ids, one space between
    in_reply_to_id          BIGINT,
    in_reply_to_account_id  BIGINT,
    boost_of_id             BIGINT,
    quote_of_id             BIGINT,
    app_id                  BIGINT,
    uri                     TEXT,                      -- where it came from, if from elsewhere
    edited_at               BIGINT,
    replies                 BIGINT NOT NULL DEFAULT 0,
    boosts                  BIGINT NOT NULL DEFAULT 0, -- rows that boost it
    imported_boosts         BIGINT NOT NULL DEFAULT 0, -- of these, the imported ones: they are among origin_boosts
    favourites              BIGINT NOT NULL DEFAULT 0,
    origin_boosts           BIGINT NOT NULL DEFAULT 0, -- what it had where it was imported from
    origin_favourites       BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX status_account ON status (account_id, id);
CREATE INDEX status_public ON status (id) WHERE visibility = 0 AND boost_of_id IS NULL;
CREATE INDEX status_public_local ON status (id) WHERE visibility = 0 AND boost_of_id IS NULL AND local;
CREATE INDEX status_reply ON status (in_reply_to_id, id) WHERE in_reply_to_id IS NOT NULL;
CREATE UNIQUE INDEX status_boost ON status (boost_of_id, account_id) WHERE boost_of_id IS NOT NULL;
CREATE UNIQUE INDEX status_uri ON status (uri) WHERE uri IS NOT NULL;

CREATE TABLE status_mention (
    status_id   BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    PRIMARY KEY (account_id, status_id)
);
CREATE INDEX status_mention_status ON status_mention (status_id);

-- What a status was before each edit, and what it is now, once it has been edited.
CREATE TABLE status_edit (
    status_id   BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    text        TEXT NOT NULL,
    html        TEXT NOT NULL,
    spoiler     TEXT NOT NULL,
    sensitive   BOOLEAN NOT NULL,
    PRIMARY KEY (status_id, at)
);

CREATE TABLE favourite (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL,
    status_id   BIGINT NOT NULL,
    UNIQUE (account_id, status_id)
);
CREATE INDEX favourite_status ON favourite (status_id, id);
CREATE INDEX favourite_account ON favourite (account_id, id);

CREATE TABLE bookmark (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL,
    status_id   BIGINT NOT NULL,
    UNIQUE (account_id, status_id)
);
CREATE INDEX bookmark_status ON bookmark (status_id);
CREATE INDEX bookmark_account ON bookmark (account_id, id);

CREATE TABLE idempotency (
    account_id  BIGINT NOT NULL,
    key         TEXT NOT NULL,
    status_id   BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_created ON idempotency (created_at);

CREATE TABLE tag (
    id          BIGINT PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE,            -- folded: TagName
    posts       BIGINT NOT NULL DEFAULT 0,       -- public statuses with it
    people      BIGINT NOT NULL DEFAULT 0        -- their distinct authors
);

-- Which public statuses use a tag: what a tag's timeline walks.
CREATE TABLE tag_use (
    tag_id      BIGINT NOT NULL,
    status_id   BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    PRIMARY KEY (tag_id, status_id)
);
CREATE INDEX tag_use_status ON tag_use (status_id);

-- How often each person used a tag, so that people can be counted exactly and taken out again.
CREATE TABLE tag_person (
    tag_id      BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    posts       BIGINT NOT NULL,
    PRIMARY KEY (tag_id, account_id)
);

-- How people spell a tag: the most frequent spelling is its display name.
CREATE TABLE tag_spelling (
    tag_id      BIGINT NOT NULL,
    spelling    TEXT NOT NULL,
    posts       BIGINT NOT NULL,
    PRIMARY KEY (tag_id, spelling)
);

CREATE TABLE tag_follow (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL,
    tag_id      BIGINT NOT NULL,
    UNIQUE (account_id, tag_id)
);

-- Where each consumer of the event log stands.
CREATE TABLE consumer (
    name    TEXT PRIMARY KEY,
    tx      BIGINT NOT NULL,
    seq     BIGINT NOT NULL
);

-- Imported replies whose question has not been imported yet, by the question's address.
CREATE TABLE import_missing (
    uri         TEXT NOT NULL,
    status_id   BIGINT NOT NULL,
    PRIMARY KEY (uri, status_id)
);

-- How far the import of a file has come, so that it can go on where it was stopped.
CREATE TABLE import_progress (
    source      TEXT PRIMARY KEY,                -- hash of the file's beginning and its size
    records     BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL
);
