-- Follows that ended because an account blocked a domain, for its owner to read which they were.
CREATE TABLE severance (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,  -- who blocked the domain
    domain      TEXT NOT NULL,
    following   BIGINT NOT NULL,        -- how many accounts it followed
    followers   BIGINT NOT NULL,        -- how many followed it
    created_at  BIGINT NOT NULL
);
CREATE INDEX severance_account ON severance (account_id, id);

CREATE TABLE severed_follow (
    id            BIGINT PRIMARY KEY,
    severance_id  BIGINT NOT NULL REFERENCES severance (id) ON DELETE CASCADE,
    account_id    BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,  -- the other account
    followed      BOOLEAN NOT NULL      -- whether it was followed; otherwise it was a follower
);
CREATE INDEX severed_follow_severance ON severed_follow (severance_id, followed, id);
CREATE INDEX severed_follow_account ON severed_follow (account_id);
