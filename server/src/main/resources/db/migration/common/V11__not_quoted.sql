-- Who is found in search and lists, but does not want to be named or quoted in waves and stories.
CREATE TABLE not_quoted (
    account_id BIGINT PRIMARY KEY
);
