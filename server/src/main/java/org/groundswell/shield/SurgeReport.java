package org.groundswell.shield;

import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/**
 * The strangers who contacted an account in the last thirty days, for moderators.
 *
 * @param strangers the first of them
 * @param total their number
 * @param posts the posts of the account that most of them answered or quoted
 * @param followed the accounts that most of the strangers shown follow: where they may come from
 * @param servers the servers of the strangers shown, the most frequent first; empty text for this one
 * @param elsewhere how many of the strangers shown also contacted another account whose shield went up by itself
 */
public record SurgeReport(
        Shield shield,
        List<Contact> strangers,
        long total,
        List<StatusId> posts,
        List<Followed> followed,
        List<Server> servers,
        long elsewhere) {
    /** An account that several strangers follow. */
    public record Followed(AccountId account, long strangers) {}

    /** A server with several strangers. */
    public record Server(String domain, long strangers) {}
}
