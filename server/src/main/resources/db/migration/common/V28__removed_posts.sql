-- Addresses of posts from elsewhere that were removed here, by their author or since a file said that they were deleted: no
-- import brings them back.
CREATE TABLE removed_post (
    uri        TEXT PRIMARY KEY,
    removed_at BIGINT NOT NULL
);
