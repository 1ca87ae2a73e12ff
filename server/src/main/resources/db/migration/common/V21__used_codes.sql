-- A code that was used stays until it expires, with the hash of the token it gave: used again, it ends that token.
ALTER TABLE oauth_code ADD COLUMN used BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE oauth_code ADD COLUMN token_hash TEXT;
