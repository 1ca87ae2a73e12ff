package org.groundswell.publishing;

import org.groundswell.accounts.AccountStore;
import org.groundswell.links.LinkStore;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.polls.PollWriter;
import org.groundswell.statuses.StatusStore;
import org.groundswell.tags.TagStore;

/** The tables that a status is part of: its own, its author's counts, the uses of its tags and of its links, its media, its poll. */
public record StatusTables(
        StatusStore statuses,
        AccountStore accounts,
        TagStore tags,
        LinkStore links,
        PostMedia media,
        PollWriter polls) {}
