-- Logins, and rows that belong to an account or login alone, can't stay behind it. Tables that are written with each post,
-- import or favourite have no foreign keys: docs/decisions.md.
DELETE FROM login WHERE NOT EXISTS (SELECT 1 FROM account p WHERE p.id = login.account_id);
DELETE FROM session WHERE NOT EXISTS (SELECT 1 FROM login p WHERE p.account_id = session.account_id);
DELETE FROM known_network WHERE NOT EXISTS (SELECT 1 FROM login p WHERE p.account_id = known_network.account_id);
DELETE FROM oauth_code WHERE NOT EXISTS (SELECT 1 FROM account p WHERE p.id = oauth_code.account_id);
DELETE FROM alert_wish WHERE NOT EXISTS (SELECT 1 FROM account p WHERE p.id = alert_wish.account_id);
DELETE FROM alert_reader WHERE NOT EXISTS (SELECT 1 FROM account p WHERE p.id = alert_reader.account_id);
DELETE FROM not_quoted WHERE NOT EXISTS (SELECT 1 FROM account p WHERE p.id = not_quoted.account_id);

ALTER TABLE login ADD FOREIGN KEY (account_id) REFERENCES account (id);
ALTER TABLE session ADD FOREIGN KEY (account_id) REFERENCES login (account_id) ON DELETE CASCADE;
ALTER TABLE known_network ADD FOREIGN KEY (account_id) REFERENCES login (account_id) ON DELETE CASCADE;
ALTER TABLE oauth_code ADD FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE;
ALTER TABLE alert_wish ADD FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE;
ALTER TABLE alert_reader ADD FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE;
ALTER TABLE not_quoted ADD FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE;
