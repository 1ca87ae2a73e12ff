-- When an account was made where it was imported from, if that is known: new ones are strangers to the trend engine.
ALTER TABLE account ADD COLUMN origin_created_at BIGINT;

-- Accounts of people whose network tells them apart by more than their name, which they may change.
CREATE TABLE imported_person (
    person     TEXT PRIMARY KEY,  -- twitter:1234
    account_id BIGINT NOT NULL
);
CREATE INDEX imported_person_account ON imported_person (account_id);

-- Imported posts that were edited, where each edit has an address of its own: the addresses but the first, which is the
-- status's.
CREATE TABLE imported_edit (
    uri        TEXT PRIMARY KEY,
    status_id  BIGINT NOT NULL,
    place      BIGINT NOT NULL,  -- 1 for the first edit
    shown      BOOLEAN NOT NULL  -- whether the status has had its text
);
CREATE INDEX imported_edit_status ON imported_edit (status_id);
