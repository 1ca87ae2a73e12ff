-- The messages that a push service has refused since it last accepted one: after some, the subscription ends.
ALTER TABLE push_subscription ADD COLUMN refusals BIGINT NOT NULL DEFAULT 0;
