-- Decisions of moderators about accounts.
CREATE TABLE strike (
    id           BIGINT PRIMARY KEY,
    account_id   BIGINT NOT NULL,
    moderator_id BIGINT,            -- null when that account is deleted
    case_id      BIGINT REFERENCES moderation_case (id) ON DELETE SET NULL,
    action       TEXT   NOT NULL,   -- its name in the API
    text         TEXT   NOT NULL,   -- to the person
    lifted_at    BIGINT             -- null while it is in force
);
CREATE INDEX strike_account ON strike (account_id, id);
CREATE INDEX strike_moderator ON strike (moderator_id) WHERE moderator_id IS NOT NULL;
CREATE INDEX strike_case ON strike (case_id) WHERE case_id IS NOT NULL;

-- The posts that a decision is about, as they were.
CREATE TABLE strike_status (
    strike_id     BIGINT  NOT NULL REFERENCES strike (id) ON DELETE CASCADE,
    status_id     BIGINT  NOT NULL,
    text          TEXT    NOT NULL,
    spoiler       TEXT    NOT NULL,
    was_sensitive BOOLEAN NOT NULL,
    PRIMARY KEY (strike_id, status_id)
);

-- One appeal for each decision.
CREATE TABLE appeal (
    strike_id     BIGINT PRIMARY KEY REFERENCES strike (id) ON DELETE CASCADE,
    text          TEXT   NOT NULL,
    state         TEXT   NOT NULL,  -- pending, approved or rejected
    created_at    BIGINT NOT NULL,
    decided_at    BIGINT,
    decided_by_id BIGINT            -- null when that account is deleted
);
CREATE INDEX appeal_pending ON appeal (created_at) WHERE state = 'pending';
CREATE INDEX appeal_decided_by ON appeal (decided_by_id) WHERE decided_by_id IS NOT NULL;

-- Suspended accounts, and the time from which their data is deleted.
CREATE TABLE suspension (
    account_id BIGINT PRIMARY KEY,
    delete_at  BIGINT NOT NULL
);
CREATE INDEX suspension_due ON suspension (delete_at);
