-- Posts that are published at a time. Their media have this id as that of their post until then.
CREATE TABLE scheduled_status (
    id              BIGINT PRIMARY KEY,
    account_id      BIGINT NOT NULL,
    publish_at      BIGINT NOT NULL,
    -- What its author typed, as JSON.
    draft           TEXT NOT NULL,
    idempotency_key TEXT,
    -- Why it could not be published at its time; an empty text before.
    problem         TEXT NOT NULL
);
CREATE INDEX scheduled_status_account ON scheduled_status (account_id, id);
CREATE INDEX scheduled_status_time ON scheduled_status (account_id, publish_at);
CREATE UNIQUE INDEX scheduled_status_key ON scheduled_status (account_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;
