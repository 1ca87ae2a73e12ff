-- The versions of the privacy policy and the terms of service, numbered from 1.
CREATE TABLE policy_version (
    policy         TEXT    NOT NULL,   -- privacy or terms
    number         INTEGER NOT NULL,
    effective_date TEXT    NOT NULL,   -- the first day on which it applies, such as 2026-11-27
    published_at   BIGINT  NOT NULL,
    text           TEXT    NOT NULL,   -- '' withdraws the earlier ones
    PRIMARY KEY (policy, number)
);
