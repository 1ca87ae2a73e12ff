-- Notifications: one row for each fact. Numbers and texts that a type doesn't have are 0 and '', so that the unique index
-- holds for them too.
CREATE TABLE notification (
    id         BIGINT  PRIMARY KEY,
    account_id BIGINT  NOT NULL,              -- the recipient
    type       TEXT    NOT NULL,              -- its name in the API
    origin_id  BIGINT  NOT NULL,              -- the account that caused it; of a trend, the recipient
    status_id  BIGINT  NOT NULL DEFAULT 0,
    subject_id BIGINT  NOT NULL DEFAULT 0,    -- the alert of a trend, the story of a quote request
    tag        TEXT    NOT NULL DEFAULT '',   -- the key of a tag that trends
    created_at BIGINT  NOT NULL,
    filtered   BOOLEAN NOT NULL DEFAULT FALSE, -- held by the recipient's policy until its request is accepted
    group_key  TEXT                           -- shared by notifications that are shown as one; null for a single one
);
CREATE UNIQUE INDEX notification_fact ON notification (account_id, type, status_id, origin_id, subject_id);
CREATE INDEX notification_shown ON notification (account_id, id) WHERE NOT filtered;
CREATE INDEX notification_held ON notification (account_id, origin_id, id) WHERE filtered;
CREATE INDEX notification_group ON notification (account_id, group_key, id) WHERE group_key IS NOT NULL;
CREATE INDEX notification_origin ON notification (origin_id, status_id);
CREATE INDEX notification_status ON notification (status_id) WHERE status_id <> 0;

-- Senders with held notifications. A request whose notifications are all gone is not shown, and purged.
CREATE TABLE notification_request (
    id         BIGINT PRIMARY KEY,
    account_id BIGINT NOT NULL,
    from_id    BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (account_id, from_id)
);
CREATE INDEX notification_request_account ON notification_request (account_id, id);
CREATE INDEX notification_request_from ON notification_request (from_id);

-- Senders whose request was accepted: no policy holds their notifications.
CREATE TABLE notification_permission (
    account_id BIGINT NOT NULL,
    from_id    BIGINT NOT NULL,
    PRIMARY KEY (account_id, from_id)
);
CREATE INDEX notification_permission_from ON notification_permission (from_id);

-- What an account wants: accept, filter or drop; and the types it has turned off, separated by spaces.
CREATE TABLE notification_policy (
    account_id       BIGINT PRIMARY KEY,
    not_following    TEXT NOT NULL,
    not_followers    TEXT NOT NULL,
    new_accounts     TEXT NOT NULL,
    private_mentions TEXT NOT NULL,
    limited_accounts TEXT NOT NULL,
    off              TEXT NOT NULL
);

-- How far an account has read a timeline.
CREATE TABLE marker (
    account_id   BIGINT  NOT NULL,
    timeline     TEXT    NOT NULL,
    last_read_id BIGINT  NOT NULL,
    version      INTEGER NOT NULL,
    updated_at   BIGINT  NOT NULL,
    PRIMARY KEY (account_id, timeline)
);

-- Followers that want to hear of each post: few of all.
CREATE INDEX follow_notify ON follow (followee_id, id) WHERE notify;
