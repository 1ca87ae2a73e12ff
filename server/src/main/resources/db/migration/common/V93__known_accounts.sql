-- Whether an account is known: computed every hour from seeds, through follows, replies and boosts.
ALTER TABLE account_standing ADD COLUMN known BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE account_standing SET known = TRUE WHERE known_followers >= 3;
ALTER TABLE account_standing DROP COLUMN known_followers;
