-- Prefixes are found between two keys, so keys compare by code point whatever the database's collation.
ALTER TABLE tag ALTER COLUMN key TYPE TEXT COLLATE "C";
ALTER TABLE tag_spelling ALTER COLUMN spelling TYPE TEXT COLLATE "C";
