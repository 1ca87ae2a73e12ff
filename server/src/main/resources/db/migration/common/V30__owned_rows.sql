-- Rows of a deleted status or account are found by an index.
CREATE INDEX oauth_code_account ON oauth_code (account_id);
CREATE INDEX import_missing_status ON import_missing (status_id);

-- Earlier versions left these behind.
DELETE FROM import_missing WHERE NOT EXISTS (SELECT 1 FROM status s WHERE s.id = import_missing.status_id);
