package org.groundswell.timelines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.lists.RepliesPolicy;
import org.groundswell.model.AccountId;
import org.groundswell.model.IdSet;
import org.groundswell.model.TagName;
import org.groundswell.visibility.HomeViewer;
import org.groundswell.visibility.ViewerStore;

/** Loads the rules of home and list timelines. */
final class RulesStore {
    private static final String FOLLOWS = """
            SELECT f.followee_id, f.reblogs, f.languages,
                   EXISTS (SELECT 1 FROM list_member m JOIN list l ON l.id = m.list_id AND l.exclusive
                            WHERE m.follow_id = f.id) AS elsewhere
              FROM follow f WHERE f.follower_id = :viewer
            """;
    private static final String MEMBERS = """
            SELECT w.followee_id, w.reblogs, w.languages, FALSE AS elsewhere
              FROM list_member m JOIN follow w ON w.id = m.follow_id WHERE m.list_id = :list
            """;
    private static final String TAGS =
            "SELECT t.key FROM tag_follow f JOIN tag t ON t.id = f.tag_id WHERE f.account_id = :viewer";

    private final ViewerStore viewers = new ViewerStore();

    /** The follows that decide about a timeline. */
    private static final class Follows {
        private final List<Long> all = new ArrayList<>();
        private final List<Long> shown = new ArrayList<>();
        private final Map<AccountId, TimelineRules.Restriction> restricted = new HashMap<>();

        private Follows(Sql rows) {
            rows.each(this::add);
        }

        private void add(Row row) {
            long account = row.longOf("followee_id");
            all.add(account);
            if (row.booleanOf("elsewhere")) {
                return;
            }
            shown.add(account);
            String languages = row.textOf("languages").strip();
            boolean boosts = row.booleanOf("reblogs");
            if (!boosts || !languages.isEmpty()) {
                Set<String> wanted =
                        languages.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(languages.split(" ")));
                restricted.put(new AccountId(account), new TimelineRules.Restriction(boosts, wanted));
            }
        }
    }

    /** The timeline with this key; empty if the list is gone, or not the viewer's. */
    Optional<Timeline.Followed> timeline(Tx tx, KeptTimeline.Key key) {
        return key.list().isEmpty()
                ? Optional.of(new Timeline.Home())
                : tx.sql("SELECT replies_policy FROM list WHERE id = :list AND account_id = :viewer")
                        .set("list", key.list().get().value())
                        .set("viewer", key.viewer().value())
                        .first(row -> row.textOf("replies_policy"))
                        .flatMap(RepliesPolicy::parse)
                        .map(policy -> new Timeline.OfList(key.list().get(), policy));
    }

    /** The rules of a timeline; nothing is in one that isn't there. */
    TimelineRules load(Tx tx, AccountId viewer, Optional<Timeline.Followed> timeline) {
        HomeViewer owner = viewers.homeViewer(tx, viewer);
        return timeline.map(each -> switch (each) {
                    case Timeline.Home() -> home(tx, owner);
                    case Timeline.OfList list -> list(tx, owner, list);
                })
                .orElseGet(() -> new TimelineRules(owner, IdSet.EMPTY, Map.of(), IdSet.EMPTY, Set.of()));
    }

    private static TimelineRules home(Tx tx, HomeViewer owner) {
        AccountId viewer = owner.account();
        Follows follows = follows(tx, viewer);
        Set<TagName> tags =
                tx.sql(TAGS).set("viewer", viewer.value()).list(row -> new TagName(row.textOf("key"))).stream()
                        .collect(Collectors.toUnmodifiableSet());
        return new TimelineRules(
                owner, with(follows.shown, viewer), follows.restricted, with(follows.all, viewer), tags);
    }

    private static TimelineRules list(Tx tx, HomeViewer owner, Timeline.OfList list) {
        Follows members = new Follows(tx.sql(MEMBERS).set("list", list.list().value()));
        IdSet repliesTo = switch (list.replies()) {
            case NONE -> IdSet.EMPTY;
            case LIST -> IdSet.of(members.all);
            case FOLLOWED -> with(follows(tx, owner.account()).all, owner.account());
        };
        return new TimelineRules(owner, IdSet.of(members.shown), members.restricted, repliesTo, Set.of());
    }

    private static Follows follows(Tx tx, AccountId viewer) {
        return new Follows(tx.sql(FOLLOWS).set("viewer", viewer.value()));
    }

    private static IdSet with(List<Long> accounts, AccountId viewer) {
        return IdSet.of(
                Stream.concat(accounts.stream(), Stream.of(viewer.value())).toList());
    }
}
