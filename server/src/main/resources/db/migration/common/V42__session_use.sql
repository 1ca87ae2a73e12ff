-- For the list of sessions and apps, in which people see what is theirs and end what is not.
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';   -- in words, such as "Firefox · Linux"
ALTER TABLE session ADD COLUMN network TEXT NOT NULL DEFAULT '';   -- the address it was begun from; IPv6: its /64
ALTER TABLE session ADD COLUMN last_used_at BIGINT NOT NULL DEFAULT 0;
UPDATE session SET last_used_at = created_at;

ALTER TABLE oauth_token ADD COLUMN last_used_at BIGINT NOT NULL DEFAULT 0;
UPDATE oauth_token SET last_used_at = created_at;
