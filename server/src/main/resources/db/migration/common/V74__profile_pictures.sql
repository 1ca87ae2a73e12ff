-- Avatars and headers. Part of the account's row: a change of one draws a version.
ALTER TABLE account ADD COLUMN avatar_file BIGINT REFERENCES stored_file (id);
ALTER TABLE account ADD COLUMN avatar_description TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN header_file BIGINT REFERENCES stored_file (id);
ALTER TABLE account ADD COLUMN header_description TEXT NOT NULL DEFAULT '';
CREATE INDEX account_avatar_file ON account (avatar_file) WHERE avatar_file IS NOT NULL;
CREATE INDEX account_header_file ON account (header_file) WHERE header_file IS NOT NULL;
