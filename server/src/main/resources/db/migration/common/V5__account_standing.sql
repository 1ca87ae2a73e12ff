-- What an account weighs in trends, as far as it takes a look at everybody to know it: found anew once an hour. Who has
-- no row has nothing of it.
CREATE TABLE account_standing (
    account_id      BIGINT PRIMARY KEY,
    known_followers BIGINT NOT NULL,    -- followers that are known here themselves
    circle          BIGINT NOT NULL     -- the closed circle it is in, or 0
);
