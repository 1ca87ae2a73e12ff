package org.groundswell.streaming;

import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;

/** Renders what streams send, as JSON in UTF-8 without control characters. */
public interface Payloads {
    /** A status of a page, for the viewer of the page. */
    byte[] status(StatusPage page, Status status);

    /** A conversation, as one of its participants sees it; empty if it is not in the participant's list any more. */
    Optional<byte[]> conversation(AccountId participant, long id);

    /** An announcement, for everyone; empty if it has ended or was deleted. */
    Optional<byte[]> announcement(long id);

    /** The number of reactions to an announcement with an emoji. */
    byte[] reaction(long announcement, String emoji);

    /** A notification; empty if it has been dismissed, or what it is about is gone. */
    Optional<byte[]> notification(AccountId recipient, long id);
}
