-- Accounts that are being deleted: from then on nobody can use them, and what is left of them goes.
CREATE TABLE account_leaving (
    account_id BIGINT PRIMARY KEY,
    at         BIGINT NOT NULL
);

-- Names of this server's accounts that were deleted: nobody may speak in their place.
CREATE TABLE former_account (
    username_key TEXT PRIMARY KEY
);
