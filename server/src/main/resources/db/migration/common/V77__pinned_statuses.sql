-- Posts that their authors have pinned to their profiles.
CREATE TABLE pinned_status (
    id          BIGINT PRIMARY KEY,
    account_id  BIGINT NOT NULL,
    status_id   BIGINT NOT NULL UNIQUE
);
CREATE INDEX pinned_status_account ON pinned_status (account_id, id);
