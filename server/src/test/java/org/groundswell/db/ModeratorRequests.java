package org.groundswell.db;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.app.Core;
import org.groundswell.db.QueryPlansTest.Frequent;
import org.groundswell.db.QueryPlansTest.Order;
import org.groundswell.model.AccountId;
import org.groundswell.model.DomainName;
import org.groundswell.model.Page;
import org.groundswell.moderation.AccountFilter;
import org.groundswell.moderation.LogFilter;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.reports.CaseView;
import org.groundswell.statistics.DayRange;
import org.groundswell.statistics.Dimension;
import org.groundswell.statistics.Measure;
import org.groundswell.statistics.Statistics;
import org.groundswell.statistics.Topic;
import org.groundswell.statuses.DeskPosts;

/** Requests of moderators whose query plans {@link QueryPlansTest} checks. Figures read nothing from outside of their range. */
final class ModeratorRequests {
    /** Days on which nothing happened. */
    private static final DayRange RANGE = DayRange.of(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 30));

    /** For days on which nothing happened, the index by time is as good as the one by tag. */
    private static final String TAG_USE =
            "tag_use_pkey|tag_use_status|sqlite_autoindex_tag_use_1|(tag_use|u) USING PRIMARY KEY";

    private static final Optional<Topic> SERVER = Optional.of(new Topic.OfServer(new DomainName("elsewhere.example")));

    private static final Page NEWEST = Page.first(20);
    private static final String ACCOUNT = "account_pkey|account USING INTEGER PRIMARY KEY|sqlite_autoindex_account_1";

    private final AccountId moderator;
    private final AccountId author;
    private final Page older;

    private ModeratorRequests(LargeTables tables) {
        this.moderator = tables.blocker();
        this.author = tables.author();
        this.older = new Page(tables.post().value(), 0, 0, 20);
    }

    static Stream<Frequent> of(LargeTables tables) {
        ModeratorRequests requests = new ModeratorRequests(tables);
        return Stream.of(
                        requests.desk(),
                        Arrays.stream(Measure.values()).map(requests::measure),
                        Arrays.stream(Dimension.values())
                                .filter(each -> each != Dimension.SOFTWARE_VERSIONS && each != Dimension.SPACE_USAGE)
                                .map(requests::dimension))
                .flatMap(each -> each);
    }

    private Stream<Frequent> desk() {
        return Stream.of(
                new Frequent(
                        "tags, for moderators",
                        Order.SORTED,
                        "tag_pkey|sqlite_autoindex_tag_1",
                        core -> core.tagging().tags().list(older)),
                new Frequent(
                        "the tags that no list shows",
                        Order.SORTED,
                        "tag_restricted",
                        core -> core.database().read(tx -> new VerdictStore().all(tx))),
                new Frequent(
                        "the number of open cases",
                        Order.BY_INDEX,
                        "moderation_case_open",
                        core -> core.reporting().cases().count(moderator, CaseView.Part.OPEN)),
                new Frequent(
                        "the pending accounts",
                        Order.BY_INDEX,
                        "login_pending|login_incomplete",
                        core -> core.people().logins().pending()),
                new Frequent(
                        "their number",
                        Order.BY_INDEX,
                        "login_pending|login_incomplete",
                        core -> core.people().logins().countPending()),
                new Frequent(
                        "the number of shields that are up",
                        Order.BY_INDEX,
                        "shield_end",
                        core -> core.admin().shielding().shields().countUp()),
                accounts(
                        "all accounts",
                        AccountFilter.of(Optional.empty(), Optional.empty(), Optional.empty()),
                        ACCOUNT),
                accounts("frozen accounts", state(AccountFilter.State.DISABLED), "account_frozen"),
                accounts("limited accounts", state(AccountFilter.State.SILENCED), "account_limited"),
                new Frequent(
                        "an account by its address",
                        Order.SORTED,
                        "account_username_key_domain_key|sqlite_autoindex_account_1",
                        core -> core.admin()
                                .directory()
                                .list(moderator, searching(core, "person1@elsewhere.example"), NEWEST)),
                new Frequent(
                        "an account's posts, for moderators",
                        Order.BY_INDEX,
                        "status_account",
                        core -> new DeskPosts(core.database(), core.publishing().store())
                                .page(moderator, author, older)),
                log(
                        "the audit log",
                        LogFilter.ALL,
                        Order.BY_INDEX,
                        "moderation_log_pkey|sqlite_autoindex_moderation_log_1|moderation_log USING INTEGER PRIMARY KEY"),
                log(
                        "the audit log of a moderator",
                        new LogFilter(Optional.of(new AccountId(1)), Optional.empty()),
                        Order.BY_INDEX,
                        "moderation_log_by"),
                log(
                        "the audit log of an account",
                        new LogFilter(
                                Optional.empty(), Optional.of(new LogFilter.Target("person7", Optional.of(author)))),
                        Order.SORTED,
                        "moderation_log_subject"),
                new Frequent(
                        "retention",
                        Order.SORTED,
                        "login_pkey|login USING INTEGER PRIMARY KEY|sqlite_autoindex_login_1",
                        core -> core.admin().statistics().retention(moderator, RANGE, Statistics.Frequency.MONTH)));
    }

    private Frequent accounts(String name, AccountFilter filter, String index) {
        return new Frequent(
                name, Order.SORTED, index, core -> core.admin().directory().list(moderator, filter, NEWEST));
    }

    private static AccountFilter state(AccountFilter.State state) {
        return AccountFilter.of(Optional.of(state), Optional.empty(), Optional.empty());
    }

    private static AccountFilter searching(Core core, String typed) {
        return AccountFilter.of(
                Optional.empty(), Optional.empty(), core.admin().directory().search(typed));
    }

    private Frequent log(String name, LogFilter filter, Order order, String index) {
        return new Frequent(name, order, index, core -> core.moderation().log().list(filter, NEWEST));
    }

    private Frequent measure(Measure measure) {
        return new Frequent(
                "measure " + measure.key(),
                Order.SORTED,
                switch (measure) {
                    case ACTIVE_USERS -> "active_day_pkey|sqlite_autoindex_active_day_1";
                    case NEW_USERS -> "login_pkey|login USING INTEGER PRIMARY KEY|sqlite_autoindex_login_1";
                    case INTERACTIONS -> "status_interaction";
                    case OPENED_REPORTS -> "report_pkey|report USING INTEGER PRIMARY KEY|sqlite_autoindex_report_1";
                    case RESOLVED_REPORTS -> "moderation_case_closed";
                    case TAG_ACCOUNTS, TAG_USES, TAG_SERVERS -> TAG_USE;
                    case INSTANCE_ACCOUNTS, INSTANCE_STATUSES, INSTANCE_FOLLOWS, INSTANCE_FOLLOWERS, INSTANCE_REPORTS ->
                        "account_server";
                },
                core -> core.admin()
                        .statistics()
                        .measures(
                                moderator,
                                List.of(new Statistics.Wanted(measure, topic(core, measure.about()))),
                                RANGE));
    }

    private Frequent dimension(Dimension dimension) {
        return new Frequent(
                "dimension " + dimension.key(),
                Order.SORTED,
                switch (dimension) {
                    case LANGUAGES -> "active_day_pkey|sqlite_autoindex_active_day_1";
                    case SERVERS -> "status_pkey|sqlite_autoindex_status_1";
                    case TAG_LANGUAGES, TAG_SERVERS -> TAG_USE;
                    case INSTANCE_LANGUAGES -> "account_server";
                    case SOFTWARE_VERSIONS, SPACE_USAGE -> throw new IllegalArgumentException(dimension.key());
                },
                core -> core.admin()
                        .statistics()
                        .dimensions(
                                moderator,
                                List.of(new Statistics.WantedDimension(dimension, topic(core, dimension.about()))),
                                RANGE,
                                10));
    }

    private static Optional<Topic> topic(Core core, Topic.Kind kind) {
        return switch (kind) {
            case ALL -> Optional.empty();
            case TAG -> core.tagging().tags().get(LargeTables.TAG).id().map(Topic.OfTag::new);
            case SERVER -> SERVER;
        };
    }
}
