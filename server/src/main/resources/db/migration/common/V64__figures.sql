-- Accounts that wait for approval, the longest waiting first.
CREATE INDEX login_pending ON login (created_at) WHERE NOT approved;

-- The accounts of a server, in the order in which they became known here.
CREATE INDEX account_server ON account (domain, id) WHERE domain <> '';
