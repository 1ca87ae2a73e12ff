-- Whether an account's followers and those it follows are shown to others, and whether its posts may be searched.
ALTER TABLE account ADD COLUMN hide_collections BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE account ADD COLUMN indexable BOOLEAN NOT NULL DEFAULT TRUE;
UPDATE account SET indexable = FALSE WHERE NOT discoverable;

-- The languages of somebody's posts that a follower wants in the home timeline, with a space around each; '' for all.
ALTER TABLE follow ADD COLUMN languages TEXT NOT NULL DEFAULT '';

-- The app of tokens that belong to no other. Nobody can sign in as it: no secret has an empty hash.
INSERT INTO oauth_app (id, client_id, secret_hash, name, website, redirect_uris, scopes, created_at)
VALUES (0, 'command-line', '', 'Command line', '', 'urn:ietf:wg:oauth:2.0:oob', 'read write follow push profile', 0);
