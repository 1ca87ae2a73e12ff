-- While an account's shield is up: since when new followers count as strangers. Null while it is down.
ALTER TABLE account ADD COLUMN shielded_since BIGINT;

-- The shield of each account that has had one, or has chosen how it works.
CREATE TABLE shield (
    account_id BIGINT  PRIMARY KEY,
    mode       TEXT    NOT NULL,  -- automatic, ask, off
    raised_at  BIGINT,            -- null while it is down
    ends_at    BIGINT,            -- null while it is down
    automatic  BOOLEAN NOT NULL DEFAULT FALSE, -- whether it went up by itself
    lowered_at BIGINT,            -- when its owner last lowered it
    offered_at BIGINT             -- when it was last offered
);
CREATE INDEX shield_end ON shield (ends_at) WHERE ends_at IS NOT NULL;

-- Strangers who mentioned, answered, quoted or followed an account.
CREATE TABLE shield_contact (
    account_id BIGINT  NOT NULL,
    contact_id BIGINT  NOT NULL,  -- the stranger
    first_at   BIGINT  NOT NULL,
    last_at    BIGINT  NOT NULL,
    spoke_at   BIGINT,            -- when it last posted; null if it only followed
    posts      INTEGER NOT NULL,  -- posts that mention, answer or quote the account
    follows    INTEGER NOT NULL,  -- follows and requests to follow
    near       BOOLEAN NOT NULL,  -- whether follows connect the two through a third account
    about_id   BIGINT,            -- the post of the account that was answered or quoted last
    PRIMARY KEY (account_id, contact_id)
);
CREATE INDEX shield_contact_time ON shield_contact (account_id, last_at);
CREATE INDEX shield_contact_stranger ON shield_contact (contact_id);
CREATE INDEX shield_contact_about ON shield_contact (about_id) WHERE about_id IS NOT NULL;
CREATE INDEX shield_contact_age ON shield_contact (last_at);

-- How many strangers there were in each hour, and how many of them posted and were not near.
CREATE TABLE shield_hour (
    account_id BIGINT  NOT NULL,
    hour       INTEGER NOT NULL,  -- since the epoch
    strangers  INTEGER NOT NULL,
    speaking   INTEGER NOT NULL,
    PRIMARY KEY (account_id, hour)
);
CREATE INDEX shield_hour_age ON shield_hour (hour);

-- What was usual until now, as far as notifications tell.
INSERT INTO shield_hour (account_id, hour, strangers, speaking)
SELECT account_id, created_at / 3600000, count(DISTINCT origin_id), 0
  FROM notification
 WHERE type IN ('mention', 'follow', 'follow_request', 'quote')
 GROUP BY account_id, created_at / 3600000;
