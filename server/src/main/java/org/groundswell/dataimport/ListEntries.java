package org.groundswell.dataimport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.lists.FollowList;
import org.groundswell.lists.ListId;
import org.groundswell.lists.Lists;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.relationships.Follows;
import org.groundswell.relationships.Relationship;
import org.groundswell.relationships.Relationships;

/**
 * Lists with their members. A list is made if there is none of its title; members that aren't followed are followed first, since
 * a list is of followed accounts.
 */
record ListEntries(Targets targets, Lists lists, FollowEntries follows, Relationships relationships)
        implements Entries {
    /** Why an account that approves its followers can't be added yet. */
    static final String REQUESTED = "imports.problem.requested";

    @Override
    public Added add(AccountId me, List<String> values) {
        AccountId member = targets.account(values.get(1));
        Added added = Added.NOTHING_NEW;
        Relationship now = relationships.of(me, member);
        if (!now.isFollowing()) {
            if (now.requested()) {
                throw new Refusal.Conflict(REQUESTED);
            }
            added = follows.follow(me, member, Follows.Options.DEFAULT);
            if (!relationships.of(me, member).isFollowing()) {
                return Added.REQUEST_ALONE;
            }
        }
        ListId list = list(me, values.getFirst());
        if (lists.containing(me, member).stream().noneMatch(each -> each.id().equals(list))) {
            lists.add(me, list, List.of(member));
        }
        return added;
    }

    private ListId list(AccountId me, String title) {
        return lists.of(me).stream()
                .filter(list -> list.title().equals(title))
                .findFirst()
                .orElseGet(() ->
                        lists.create(me, new Lists.Change(Optional.of(title), Optional.empty(), Optional.empty())))
                .id();
    }

    /** A member of a list, and the list itself. */
    @Override
    public Set<String> keys(List<String> values) {
        return Set.of(values.getFirst(), memberKey(values.getFirst(), values.get(1)));
    }

    private static String memberKey(String title, String address) {
        return title + "\n" + Targets.accountKey(address);
    }

    @Override
    public String begin() {
        return "0:" + Long.MAX_VALUE;
    }

    /**
     * The members of the lists, in the order of the lists' ids, and after its last member the list itself.
     *
     * @param position the id of a list, and the member before the part
     */
    @Override
    public Part existing(AccountId me, String position, int limit) {
        String[] parts = position.split(":", 2);
        long from = Long.parseLong(parts[0]);
        Optional<FollowList> found = lists.of(me).stream()
                .filter(list -> list.id().value() >= from)
                .min((one, other) -> Long.compare(one.id().value(), other.id().value()));
        if (found.isEmpty()) {
            return new Part(List.of(), Positions.END);
        }
        FollowList list = found.get();
        long id = list.id().value();
        long before = id == from ? Long.parseLong(parts[1]) : Long.MAX_VALUE;
        List<Lists.Member> members = members(me, list, before, limit);
        List<Existing> entries = new ArrayList<>();
        members.forEach(member -> entries.add(new Existing(
                memberKey(list.title(), member.account().acct().toString()),
                member.account().id().value(),
                id)));
        if (members.size() < limit) {
            entries.add(new Existing(list.title(), id));
            return new Part(entries, (id + 1) + ":" + Long.MAX_VALUE);
        }
        return new Part(entries, id + ":" + members.getLast().pageId());
    }

    private List<Lists.Member> members(AccountId me, FollowList list, long before, int limit) {
        try {
            return lists.members(me, list.id(), new Page(before, 0, 0, limit));
        } catch (Refusal.NotFound deletedSince) {
            return List.of();
        }
    }

    @Override
    public void remove(AccountId me, Existing entry) {
        try {
            if (entry.container() == 0) {
                lists.delete(me, new ListId(entry.id()));
            } else {
                lists.remove(me, new ListId(entry.container()), List.of(new AccountId(entry.id())));
            }
        } catch (Refusal.NotFound deletedSince) {
            // There is nothing left to remove.
        }
    }
}
