-- Accounts that somebody doesn't want to be suggested any more.
CREATE TABLE suggestion_dismissal (
    account_id  BIGINT NOT NULL,
    target_id   BIGINT NOT NULL,
    PRIMARY KEY (account_id, target_id)
);
CREATE INDEX suggestion_dismissal_target ON suggestion_dismissal (target_id);

-- The directory by age: accounts that may be shown to people who don't know them (VisibilitySql.isOffered).
CREATE INDEX account_offered ON account (id) WHERE discoverable AND NOT limited AND suspended_at IS NULL;
CREATE INDEX account_offered_local ON account (id)
 WHERE discoverable AND NOT limited AND suspended_at IS NULL AND domain = '';

-- The directory by activity. The column says the same as an empty account.domain; here it lets one index find the local
-- accounts without walking those of other servers.
ALTER TABLE account_count ADD COLUMN local BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE account_count SET local = TRUE WHERE account_id IN (SELECT id FROM account WHERE domain = '');
CREATE INDEX account_count_active ON account_count (local, last_status_at, account_id) WHERE last_status_at IS NOT NULL;

-- The most followed accounts.
CREATE INDEX account_count_followers ON account_count (followers, account_id) WHERE followers > 0;

-- Sign-ups that are not complete: few, wherever there are many accounts.
CREATE INDEX login_incomplete ON login (account_id) WHERE NOT (approved AND confirmed);
