-- What a post asks, as JSON: part of the row, so that a timeline reads nothing more. An empty text for no poll.
ALTER TABLE status ADD COLUMN poll TEXT NOT NULL DEFAULT '';
ALTER TABLE status_edit ADD COLUMN poll TEXT NOT NULL DEFAULT '';

-- The result of a post's poll.
CREATE TABLE poll (
    status_id BIGINT PRIMARY KEY,
    -- The number of accounts that have voted.
    voters    BIGINT NOT NULL,
    -- Whether its end was announced.
    ended     BOOLEAN NOT NULL
);

CREATE TABLE poll_option (
    status_id BIGINT NOT NULL,
    -- From 0, in the order of the options.
    position  SMALLINT NOT NULL,
    votes     BIGINT NOT NULL,
    PRIMARY KEY (status_id, position)
);

-- One row per account and poll: an account votes once, also with two requests at the same moment.
CREATE TABLE poll_vote (
    id         BIGINT PRIMARY KEY,
    status_id  BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    -- The options, as the bits of a number: 1 for the first, 2 for the second, 4 for the third.
    choices    BIGINT NOT NULL,
    UNIQUE (account_id, status_id)
);
CREATE INDEX poll_vote_status ON poll_vote (status_id, id);
