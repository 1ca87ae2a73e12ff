-- What moderators have restricted about an account.
ALTER TABLE account ADD COLUMN sensitized BOOLEAN NOT NULL DEFAULT FALSE;  -- its new posts are marked as sensitive
ALTER TABLE account ADD COLUMN limited BOOLEAN NOT NULL DEFAULT FALSE;     -- its posts are not listed
ALTER TABLE account ADD COLUMN frozen BOOLEAN NOT NULL DEFAULT FALSE;      -- its owner can't use it
ALTER TABLE account ADD COLUMN suspended_at BIGINT;                        -- null if it is not suspended
CREATE INDEX account_suspended ON account (suspended_at) WHERE suspended_at IS NOT NULL;

-- The visibility that a status gets back once the restriction that changed it ends; null if none has.
ALTER TABLE status ADD COLUMN restored_visibility SMALLINT;
CREATE INDEX status_restricted ON status (account_id, id) WHERE restored_visibility IS NOT NULL;
