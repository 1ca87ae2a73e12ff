-- Statuses that not everybody may answer, nor what is said below them.
CREATE TABLE reply_limit (
    status_id BIGINT PRIMARY KEY,
    answerers TEXT NOT NULL  -- followed: whom its author follows or mentions; nobody: but its author
);
