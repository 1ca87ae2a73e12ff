-- The devices and networks of sign-ins, as hashes, kept for thirty days: a hint for moderators which accounts may be one
-- person's.
CREATE TABLE account_trace (
    account_id BIGINT NOT NULL,
    kind       TEXT   NOT NULL, -- device, network
    hash       TEXT   NOT NULL,
    seen_at    BIGINT NOT NULL,
    PRIMARY KEY (account_id, kind, hash)
);
CREATE INDEX account_trace_hash ON account_trace (kind, hash);
CREATE INDEX account_trace_age ON account_trace (seen_at);
