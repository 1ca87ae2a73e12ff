-- Where the owner of an account has signed in: guesses from elsewhere don't lock them out there.
CREATE TABLE known_network (
    account_id   BIGINT NOT NULL,
    network_hash TEXT   NOT NULL,
    at           BIGINT NOT NULL,  -- the last time
    PRIMARY KEY (account_id, network_hash)
);
CREATE INDEX known_network_at ON known_network (at);
