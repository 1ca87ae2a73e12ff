package org.groundswell.timelines;

import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.statuses.Status;
import org.groundswell.tags.TagId;
import org.groundswell.tags.TagStore;
import org.groundswell.visibility.ViewerStore;
import org.groundswell.words.AccountId;
import org.groundswell.words.Page;
import org.groundswell.words.TagName;

/** Statuses, newest first. */
public final class Timelines {
    private final Database database;
    private final TimelineStore store = new TimelineStore();
    private final TagStore tags;
    private final ViewerStore viewers = new ViewerStore();

    public Timelines(Database database, TagStore tags) {
        this.database = database;
        this.tags = tags;
    }

    /** Everything public, without boosts and without replies to others. */
    public List<Status> everybody(Origin origin, Page page) {
        return database.read(tx -> store.publicTimeline(tx, origin, page));
    }

    /** Everything public with a tag. */
    public List<Status> tag(TagQuery query, Origin origin, Page page) {
        return database.read(tx -> {
            List<TagId> any = ids(tx, query.any());
            List<TagId> all = ids(tx, query.all());
            if (any.isEmpty() || all.size() < query.all().stream().distinct().count()) {
                return List.of();
            }
            List<TagId> none = ids(tx, query.none());
            return any.size() == 1 && all.isEmpty() && none.isEmpty()
                    ? store.tagTimeline(tx, any.getFirst(), origin, page)
                    : store.tagTimeline(tx, any, all, none, origin, page);
        });
    }

    /** The posts and boosts of an account that the viewer may see. */
    public List<Status> account(Optional<AccountId> viewer, AccountId account, AccountFilter filter, Page page) {
        return database.read(
                tx -> store.accountTimeline(tx, account, viewers.load(tx, viewer, List.of(account)), filter, page));
    }

    /**
     * What those one follows have posted and boosted, what has the tags one follows, and one's own. A post and its boosts
     * stand there once among {@value HomeTimeline#LOOKED_BACK}.
     */
    public List<Status> home(AccountId me, Page page) {
        return database.read(tx -> new HomeTimeline(each -> store.homeTimeline(tx, me, each)).page(page));
    }

    private List<TagId> ids(Tx tx, List<TagName> names) {
        return names.stream()
                .distinct()
                .flatMap(name -> tags.idOf(tx, name).stream())
                .toList();
    }
}
