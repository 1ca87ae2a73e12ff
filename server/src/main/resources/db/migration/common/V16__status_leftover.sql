-- Deleted statuses of which something is left (boosts, favourites, replies that point to them), as it is removed in pieces.
CREATE TABLE status_leftover (
    status_id BIGINT PRIMARY KEY,
    at        BIGINT NOT NULL
);
