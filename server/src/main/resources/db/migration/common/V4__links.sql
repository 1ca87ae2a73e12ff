-- Addresses that public statuses point to, in a form in which the same page has one address.
CREATE TABLE link (
    id      BIGINT PRIMARY KEY,
    url     TEXT NOT NULL UNIQUE
);

CREATE TABLE link_use (
    link_id     BIGINT NOT NULL,
    status_id   BIGINT NOT NULL,
    account_id  BIGINT NOT NULL,
    PRIMARY KEY (link_id, status_id)
);
CREATE INDEX link_use_status ON link_use (status_id);
