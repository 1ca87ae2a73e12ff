-- Filters: posts that an account does not want to see.
CREATE TABLE post_filter (
    id          BIGINT  PRIMARY KEY,
    account_id  BIGINT  NOT NULL,
    title       TEXT    NOT NULL,
    contexts    TEXT    NOT NULL,  -- home, notifications, public, thread, account; separated by spaces
    action      TEXT    NOT NULL,  -- warn, hide or blur
    expires_at  BIGINT             -- null: never
);
CREATE INDEX post_filter_account ON post_filter (account_id, id);

CREATE TABLE post_filter_keyword (
    id          BIGINT  PRIMARY KEY,
    filter_id   BIGINT  NOT NULL REFERENCES post_filter (id) ON DELETE CASCADE,
    keyword     TEXT    NOT NULL,
    whole_word  BOOLEAN NOT NULL
);
CREATE INDEX post_filter_keyword_filter ON post_filter_keyword (filter_id, id);

CREATE TABLE post_filter_status (
    id          BIGINT  PRIMARY KEY,
    filter_id   BIGINT  NOT NULL REFERENCES post_filter (id) ON DELETE CASCADE,
    status_id   BIGINT  NOT NULL,
    UNIQUE (filter_id, status_id)
);
CREATE INDEX post_filter_status_status ON post_filter_status (status_id);

-- A random number that changes with every change of an account's filters: compiled filters are kept under it. Accounts
-- without a row have none. Changes lock the row, so that two at once count each other's rows.
CREATE TABLE post_filter_version (
    account_id  BIGINT  PRIMARY KEY,
    version     BIGINT  NOT NULL
);
