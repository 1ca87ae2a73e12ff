package org.groundswell.statuses;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.deletion.Ownership;

/** The tables of statuses, favourites, bookmarks and pinned posts. */
public final class StatusData implements OwnedData {
    @Override
    public List<Ownership> columns() {
        return List.of(
                Ownership.status("favourite", "status_id").owned("id"),
                Ownership.account("favourite", "account_id").counted(),
                Ownership.status("bookmark", "status_id").owned("id"),
                Ownership.account("bookmark", "account_id").owned("id"),
                Ownership.status("pinned_status", "status_id").owned("id"),
                Ownership.account("pinned_status", "account_id").owned("id"),
                Ownership.status("status_mention", "status_id").owned("status_id", "account_id"),
                Ownership.account("status_mention", "account_id").owned("status_id", "account_id"),
                Ownership.status("status_edit", "status_id").owned("status_id", "at"),
                Ownership.status("reply_limit", "status_id").owned(),
                // Replies stay, each as the beginning of a thread.
                Ownership.status("status", "in_reply_to_id").anonymised("id"),
                Ownership.account("status", "in_reply_to_account_id")
                        .kept("A reply stays a reply, so that home timelines don't show it as a post."),
                Ownership.status("status", "boost_of_id")
                        .deletedBy("publishing.StatusRemoval, with the event of each boost"),
                Ownership.status("status", "quote_of_id")
                        .kept("A quote stays a quote; it is shown without what it quoted."),
                Ownership.account("status", "mentions")
                        .kept("Part of others' texts. Accounts that are gone are left out when it is read."),
                Ownership.account("status", "account_id").counted(),
                Ownership.status("status", "id").itself());
    }
}
