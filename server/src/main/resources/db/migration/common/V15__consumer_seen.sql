-- When a process that runs a consumer was last known to: one that nobody runs any more must not hold the log.
ALTER TABLE consumer ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;
