package org.groundswell.streaming;

import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.Timeline;

/** A source of events that connections can subscribe to. A stream of the API has one or several. */
public sealed interface Topic {
    /** The public timeline. */
    record Public(Origin origin) implements Topic {}

    /** The posts of the public timeline that have pictures, videos or sounds. */
    record PublicMedia(Origin origin) implements Topic {}

    /** The public posts with a tag. */
    record Tagged(TagName tag, Origin origin) implements Topic {}

    /** A timeline of an account's own. */
    record Own(AccountId viewer, Timeline timeline) implements Topic {}

    /** The notifications of an account. */
    record Notifications(AccountId recipient) implements Topic {}

    /** The private mentions of an account. */
    record Conversations(AccountId participant) implements Topic {}

    /** The announcements of the administrators. */
    record Announcements() implements Topic {}

    /** Changes to the settings of an account, such as its filters. */
    record Settings(AccountId account) implements Topic {}
}
