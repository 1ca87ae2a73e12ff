package org.groundswell.streaming;

import org.groundswell.model.AccountId;

/**
 * A connection that is about to open.
 *
 * @param account the account of its token
 * @param tokenHash the hash of its token, by which it ends with the token
 * @param address of the client
 */
public record Opening(AccountId account, String tokenHash, String address, Wire wire) {}
