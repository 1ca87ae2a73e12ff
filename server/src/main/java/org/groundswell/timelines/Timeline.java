package org.groundswell.timelines;

import org.groundswell.links.LinkUrl;
import org.groundswell.lists.ListId;
import org.groundswell.lists.RepliesPolicy;
import org.groundswell.model.AccountId;

/** The statuses of a timeline. */
public sealed interface Timeline {
    /**
     * Everything public, without boosts and without replies to others.
     *
     * @param onlyMedia whether only posts with pictures, videos or sounds are wanted
     */
    record Everybody(Origin origin, boolean onlyMedia) implements Timeline {
        public Everybody(Origin origin) {
            this(origin, false);
        }
    }

    /**
     * Everything public with a tag.
     *
     * @param onlyMedia whether only posts with pictures, videos or sounds are wanted
     */
    record Tagged(TagQuery query, Origin origin, boolean onlyMedia) implements Timeline {
        public Tagged(TagQuery query, Origin origin) {
            this(query, origin, false);
        }
    }

    /** Everything public that links to a page. */
    record Linking(LinkUrl page) implements Timeline {}

    /** The posts and boosts of an account that the viewer may see. */
    record OfAccount(AccountId account, AccountFilter filter) implements Timeline {}

    /** The posts that an account has pinned to its profile, as far as the viewer may see them. */
    record Pinned(AccountId account) implements Timeline {}

    /** A timeline of an account's own, of what it follows. */
    sealed interface Followed extends Timeline permits Home, OfList {}

    /**
     * The posts and boosts of the viewer and of the accounts it follows, and the posts with the tags it follows. A post and
     * its boosts stand there once among {@value HomeTimeline#LOOKED_BACK}.
     */
    record Home() implements Followed {}

    /** The posts and boosts of the members of a list, which is the viewer's. */
    record OfList(ListId list, RepliesPolicy replies) implements Followed {}
}
