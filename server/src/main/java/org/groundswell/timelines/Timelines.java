package org.groundswell.timelines;

import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.links.LinkUrl;
import org.groundswell.links.Links;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.TagName;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.StatusPages;
import org.groundswell.statuses.StatusStore;
import org.groundswell.tags.TagId;
import org.groundswell.tags.TagStore;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.Viewer;
import org.groundswell.visibility.ViewerStore;

/** Statuses, newest first: whole pages to show, or the statuses alone. */
public final class Timelines {
    private final Database database;
    private final TimelineStore store;
    private final HomeTimelineStore followed;
    private final TimelineMemory memory;
    private final TagStore tags;
    private final Links links;
    private final StatusPages pages;
    private final ViewerStore viewers = new ViewerStore();

    public Timelines(
            Database database,
            TagStore tags,
            Links links,
            StatusStore statuses,
            StatusPages pages,
            TimelineMemory memory) {
        this.database = database;
        this.store = new TimelineStore(statuses);
        this.followed = new HomeTimelineStore(statuses);
        this.memory = memory;
        this.tags = tags;
        this.links = links;
        this.pages = pages;
    }

    /**
     * A page of a timeline, with all it takes to show it to the viewer.
     *
     * @throws java.util.NoSuchElementException if an anonymous viewer asks for a home timeline
     */
    public StatusPage page(Optional<AccountId> viewer, Timeline timeline, Page page) {
        Optional<TimelineMemory.Copy> copy = copy(viewer, timeline);
        return database.read(tx -> pages.load(tx, viewer, statuses(tx, viewer, timeline, page, copy)));
    }

    public List<Status> everybody(Origin origin, Page page) {
        return statuses(Optional.empty(), new Timeline.Everybody(origin), page);
    }

    public List<Status> tag(TagQuery query, Origin origin, Page page) {
        return statuses(Optional.empty(), new Timeline.Tagged(query, origin), page);
    }

    public List<Status> account(Optional<AccountId> viewer, AccountId account, AccountFilter filter, Page page) {
        return statuses(viewer, new Timeline.OfAccount(account, filter), page);
    }

    public List<Status> home(AccountId me, Page page) {
        return statuses(Optional.of(me), new Timeline.Home(), page);
    }

    private List<Status> statuses(Optional<AccountId> viewer, Timeline timeline, Page page) {
        Optional<TimelineMemory.Copy> copy = copy(viewer, timeline);
        return database.read(tx -> statuses(tx, viewer, timeline, page, copy));
    }

    /** A copy of a timeline in memory; it has to be older than the transaction. */
    private Optional<TimelineMemory.Copy> copy(Optional<AccountId> viewer, Timeline timeline) {
        return timeline instanceof Timeline.Followed wanted
                ? viewer.flatMap(me -> memory.copy(me, wanted))
                : Optional.empty();
    }

    private List<Status> statuses(
            Tx tx, Optional<AccountId> viewer, Timeline timeline, Page page, Optional<TimelineMemory.Copy> copy) {
        return copy.flatMap(each -> each.page(tx, page)).orElseGet(() -> statuses(tx, viewer, timeline, page));
    }

    private List<Status> statuses(Tx tx, Optional<AccountId> viewer, Timeline timeline, Page page) {
        Exclusions exclusions = viewers.exclusions(tx, viewer);
        return switch (timeline) {
            case Timeline.Everybody(Origin origin, boolean onlyMedia) ->
                store.publicTimeline(tx, new TimelineStore.Kinds(origin, onlyMedia), exclusions, page);
            case Timeline.Tagged(TagQuery query, Origin origin, boolean onlyMedia) ->
                tagged(tx, query, new TimelineStore.Kinds(origin, onlyMedia), exclusions, page);
            case Timeline.Linking(LinkUrl linked) ->
                links.id(tx, linked)
                        .map(link -> store.linkTimeline(tx, link, exclusions, page))
                        .orElse(List.of());
            case Timeline.OfAccount(AccountId account, AccountFilter filter) -> {
                Optional<TagId> tag = filter.tag().flatMap(name -> tags.idOf(tx, name));
                if (filter.tag().isPresent() && tag.isEmpty()) {
                    yield List.of();
                }
                Viewer of = viewers.ofAuthor(tx, viewer, account);
                yield store.accountTimeline(tx, account, tag, of, filter, exclusions, page);
            }
            case Timeline.Pinned(AccountId account) ->
                store.pinned(tx, account, viewers.ofAuthor(tx, viewer, account), page);
            case Timeline.Followed mine -> {
                AccountId me = viewer.orElseThrow();
                yield new HomeTimeline(each -> followed.statuses(tx, me, mine, exclusions, each)).page(page);
            }
        };
    }

    private List<Status> tagged(Tx tx, TagQuery query, TimelineStore.Kinds kinds, Exclusions exclusions, Page page) {
        List<TagId> any = ids(tx, query.any());
        List<TagId> all = ids(tx, query.all());
        if (any.isEmpty() || all.size() < query.all().stream().distinct().count()) {
            return List.of();
        }
        List<TagId> none = ids(tx, query.none());
        return any.size() == 1 && all.isEmpty() && none.isEmpty()
                ? store.tagTimeline(tx, any.getFirst(), kinds, exclusions, page)
                : store.tagTimeline(tx, new TagSets(any, all, none), kinds, exclusions, page);
    }

    private List<TagId> ids(Tx tx, List<TagName> names) {
        return names.stream()
                .distinct()
                .flatMap(name -> tags.idOf(tx, name).stream())
                .toList();
    }
}
