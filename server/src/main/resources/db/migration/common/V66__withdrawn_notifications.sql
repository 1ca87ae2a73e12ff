-- What caused a notification can be undone and done again: a favourite, a boost, a follow, a mention in an edit. For a day
-- its row stays, out of all lists, so that doing it again restores it and nobody is told twice.
ALTER TABLE notification ADD COLUMN withdrawn_at BIGINT;
CREATE INDEX notification_withdrawn ON notification (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
