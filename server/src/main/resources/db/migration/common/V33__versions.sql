-- A number drawn anew whenever the text of a status or a profile changes: equal numbers mean equal contents, so that a
-- reader who knows a row needs only this and its counts.
ALTER TABLE status ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
