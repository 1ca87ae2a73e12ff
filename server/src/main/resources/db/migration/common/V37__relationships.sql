-- Relations between accounts besides follows. As in "follow", an id is what a list pages by.

CREATE TABLE block (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL,
    target_id   BIGINT NOT NULL,
    UNIQUE (account_id, target_id)
);
CREATE INDEX block_account ON block (account_id, id);
CREATE INDEX block_target ON block (target_id, account_id);

CREATE TABLE mute (
    id              BIGINT PRIMARY KEY,
    account_id      BIGINT NOT NULL,
    target_id       BIGINT NOT NULL,
    notifications   BOOLEAN NOT NULL,   -- whether the target's notifications are muted too
    expires_at      BIGINT,             -- null for no end
    UNIQUE (account_id, target_id)
);
CREATE INDEX mute_account ON mute (account_id, id);
CREATE INDEX mute_target ON mute (target_id);

CREATE TABLE account_domain_block (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL,
    domain      TEXT NOT NULL,
    UNIQUE (account_id, domain)
);
CREATE INDEX account_domain_block_account ON account_domain_block (account_id, id);

-- Follows that the followed account has to accept.
CREATE TABLE follow_request (
    id          BIGINT PRIMARY KEY,
    follower_id BIGINT NOT NULL,
    followee_id BIGINT NOT NULL,
    reblogs     BOOLEAN NOT NULL DEFAULT TRUE,
    notify      BOOLEAN NOT NULL DEFAULT FALSE,
    languages   TEXT NOT NULL DEFAULT '',
    UNIQUE (follower_id, followee_id)
);
CREATE INDEX follow_request_followee ON follow_request (followee_id, id);

-- Whether an account accepts its followers one by one.
ALTER TABLE account ADD COLUMN locked BOOLEAN NOT NULL DEFAULT FALSE;

-- What an account has noted about another, for itself alone.
CREATE TABLE account_note (
    account_id  BIGINT NOT NULL,
    target_id   BIGINT NOT NULL,
    note        TEXT NOT NULL,
    PRIMARY KEY (account_id, target_id)
);
CREATE INDEX account_note_target ON account_note (target_id);

-- Accounts that an account features on its profile.
CREATE TABLE endorsement (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL,
    target_id   BIGINT NOT NULL,
    UNIQUE (account_id, target_id)
);
CREATE INDEX endorsement_account ON endorsement (account_id, id);
CREATE INDEX endorsement_target ON endorsement (target_id);
