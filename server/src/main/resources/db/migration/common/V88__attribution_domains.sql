-- Websites whose pages may name an account as their author.
CREATE TABLE attribution_domain (
    account_id  BIGINT NOT NULL,
    domain      TEXT NOT NULL,      -- in lower case, in its ASCII form, without a port
    PRIMARY KEY (account_id, domain)
);
