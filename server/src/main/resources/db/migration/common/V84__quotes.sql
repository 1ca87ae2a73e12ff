-- Who may quote a post: nobody but its author (0), followers (1) or everybody (2). Earlier posts keep what their authors
-- knew: they could not be quoted.
ALTER TABLE status ADD COLUMN quote_policy BIGINT NOT NULL DEFAULT 0;
-- How many open posts quote it.
ALTER TABLE status ADD COLUMN quotes BIGINT NOT NULL DEFAULT 0;
-- Whether the author of the quoted post has taken it out of this one.
ALTER TABLE status ADD COLUMN quote_revoked BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE login ADD COLUMN default_quote_policy BIGINT NOT NULL DEFAULT 2;

-- The quotes of an account.
CREATE INDEX status_quoting ON status (account_id) WHERE quote_of_id IS NOT NULL;

UPDATE status SET quotes = (SELECT count(*) FROM status q WHERE q.quote_of_id = status.id AND q.visibility <= 1)
 WHERE id IN (SELECT quote_of_id FROM status WHERE quote_of_id IS NOT NULL);
