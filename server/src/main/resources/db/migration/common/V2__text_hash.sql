-- What the text of a use is like (trends.trust.SimHash), so that copies are known when uses are read again; 0: unknown.
ALTER TABLE tag_use ADD COLUMN text_hash BIGINT NOT NULL DEFAULT 0;
