-- The form of the payload. Events of version 1 are still read; what is appended from now on has version 2.
ALTER TABLE event ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
