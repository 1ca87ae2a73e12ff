-- Which posts of an account have a tag: public ones, unlisted ones and those for followers. Direct posts are not here, so that
-- the tags of private messages stay between the people in them.
CREATE TABLE account_tag_use (
    account_id  BIGINT NOT NULL,
    tag_id      BIGINT NOT NULL,
    status_id   BIGINT NOT NULL,
    PRIMARY KEY (account_id, tag_id, status_id)
);
INSERT INTO account_tag_use (account_id, tag_id, status_id)
SELECT account_id, tag_id, status_id FROM tag_use;

-- The posts that are in no public list of a tag. Migration 80.1 takes them from here: the keys of tags are computed in Java.
CREATE TABLE account_tag_waiting AS
SELECT s.id AS status_id, s.account_id, s.tags FROM status s
 WHERE s.tags <> '' AND s.visibility <> 0 AND coalesce(s.restored_visibility, s.visibility) <> 3;

-- Tags that an account shows on its profile.
CREATE TABLE featured_tag (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL,
    tag_id      BIGINT NOT NULL,
    spelling    TEXT NOT NULL,      -- as the account wrote it
    UNIQUE (account_id, tag_id)
);
