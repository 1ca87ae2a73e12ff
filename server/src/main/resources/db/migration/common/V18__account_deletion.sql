-- The table says what it is about: accounts whose deletion was begun.
ALTER TABLE account_leaving RENAME TO account_deletion;
