-- What moderators decided about a tag besides its trends.
ALTER TABLE tag ADD COLUMN usable BOOLEAN NOT NULL DEFAULT TRUE;     -- whether new posts may have it
ALTER TABLE tag ADD COLUMN listable BOOLEAN NOT NULL DEFAULT TRUE;   -- whether searches, suggestions and lists show it
ALTER TABLE tag ADD COLUMN display_name TEXT;                        -- shown instead of the most frequent spelling

-- The few tags that lists leave out.
CREATE INDEX tag_restricted ON tag (key) WHERE NOT usable OR NOT listable;
