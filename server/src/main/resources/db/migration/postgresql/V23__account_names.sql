-- The words of accounts' names, folded, so that a search walks an index. Compared by code point.
CREATE TABLE account_name (
    word       TEXT COLLATE "C" NOT NULL,
    account_id BIGINT NOT NULL,
    PRIMARY KEY (word, account_id)
);
CREATE INDEX account_name_account ON account_name (account_id);

-- Accounts whose names are not in it yet: those from before there was the table.
CREATE TABLE account_name_missing (
    account_id BIGINT PRIMARY KEY
);
INSERT INTO account_name_missing (account_id) SELECT id FROM account;
