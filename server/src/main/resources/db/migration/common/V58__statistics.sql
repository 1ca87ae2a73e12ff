-- The days (UTC) on which accounts were used by their owners, for the figures that administrators see.
CREATE TABLE active_day (
    at         BIGINT NOT NULL,  -- the beginning of the day
    account_id BIGINT NOT NULL,
    PRIMARY KEY (at, account_id)
);
CREATE INDEX active_day_account ON active_day (account_id, at);

-- Replies and boosts by accounts of this server, by time.
CREATE INDEX status_interaction ON status (id) WHERE local AND (boost_of_id IS NOT NULL OR in_reply_to_id IS NOT NULL);
