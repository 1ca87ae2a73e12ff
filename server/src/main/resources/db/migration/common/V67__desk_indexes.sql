-- The audit log by who acted and by the account that was acted on, newest first.
CREATE INDEX moderation_log_by ON moderation_log (account_id, id);
CREATE INDEX moderation_log_subject ON moderation_log (subject, id);

-- Restricted accounts, newest first: few among all.
CREATE INDEX account_frozen ON account (id) WHERE frozen;
CREATE INDEX account_limited ON account (id) WHERE limited;
