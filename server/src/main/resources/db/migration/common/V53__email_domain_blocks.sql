-- Domains of e-mail addresses with which nobody can sign up.
CREATE TABLE email_domain_block (
    id         BIGINT PRIMARY KEY,
    domain     TEXT NOT NULL UNIQUE,   -- in lower case; international names as xn--
    created_at BIGINT NOT NULL
);

-- The refused attempts of each day and network.
CREATE TABLE email_domain_attempt (
    block_id     BIGINT NOT NULL REFERENCES email_domain_block (id) ON DELETE CASCADE,
    at           BIGINT NOT NULL,      -- the beginning of the day
    network_hash TEXT NOT NULL,
    attempts     INTEGER NOT NULL,
    PRIMARY KEY (block_id, at, network_hash)
);
