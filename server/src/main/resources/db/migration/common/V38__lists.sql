-- Lists of followed accounts.
CREATE TABLE list (
    id              BIGINT PRIMARY KEY,
    account_id      BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    title           TEXT NOT NULL,
    replies_policy  TEXT NOT NULL,      -- none, list or followed
    exclusive       BOOLEAN NOT NULL    -- whether its members are left out of the home timeline
);
CREATE INDEX list_account ON list (account_id, id);

-- An account is in a list while it is followed.
CREATE TABLE list_member (
    list_id     BIGINT NOT NULL REFERENCES list (id) ON DELETE CASCADE,
    follow_id   BIGINT NOT NULL REFERENCES follow (id) ON DELETE CASCADE,
    PRIMARY KEY (list_id, follow_id)
);
CREATE INDEX list_member_follow ON list_member (follow_id);
