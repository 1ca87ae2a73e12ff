-- The picture of a page, made smaller and kept here.
ALTER TABLE card ADD COLUMN image_file BIGINT REFERENCES stored_file (id);
ALTER TABLE card ADD COLUMN image_width INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN image_height INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN image_blurhash TEXT NOT NULL DEFAULT '';
ALTER TABLE card ADD COLUMN image_description TEXT NOT NULL DEFAULT '';
CREATE INDEX card_image ON card (image_file) WHERE image_file IS NOT NULL;
