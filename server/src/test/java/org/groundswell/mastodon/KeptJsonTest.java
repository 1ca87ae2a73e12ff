package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.timelines.AccountFilter;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of statuses and accounts never shows: a server that has answered before answers as one just started. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptJsonTest {
    private static final URI HOME = URI.create("https://here.example");
    private static final Page ALL = Page.first(40);

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private Database database;
    /** The server that keeps what it has rendered, and another process on the same database. */
    private Server server;

    private Server other;
    private AccountId ana;
    private AccountId ben;

    private record Server(Core core, StatusEntities entities) {
        static Server on(Database database) {
            Core core = new Core(database, HOME, RegistrationMode.OPEN, InstantSource.system());
            EmojiEntities emojis = new EmojiEntities(core.emojis().emojis(), HOME);
            AccountEntities accounts = new AccountEntities(core.people().accounts(), HOME, emojis);
            return new Server(
                    core,
                    new StatusEntities(
                            core.people().accounts(),
                            core.publishing().statuses(),
                            core.people().oauth(),
                            accounts,
                            emojis,
                            new EntityWriter(),
                            HOME));
        }

        String shows(Optional<AccountId> viewer, Timeline timeline) {
            return new String(
                    entities.list(core.publishing().timelines().page(viewer, timeline, ALL))
                            .bytes(),
                    StandardCharsets.UTF_8);
        }
    }

    @BeforeParameterizedClassInvocation
    void open() {
        database = kind.open(directory.resolve(kind.name()));
        server = Server.on(database);
        other = Server.on(database);
        ana = account("ana");
        ben = account("ben");
    }

    @AfterParameterizedClassInvocation
    void close() {
        database.close();
    }

    /** Imports can make such a pair. */
    @Test
    void twoPostsThatQuoteEachOtherAreShownOneQuoteDeep() {
        StatusId one = post(server, ben, "quoted by the next");
        StatusId next = post(server, ben, "quotes the one before");
        database.writing(tx -> {
            quote(tx, one, next);
            quote(tx, next, one);
        });
        JsonMapper json = JsonMapper.shared();
        JsonNode shown = json.readTree(server.shows(
                Optional.empty(), new Timeline.OfAccount(ben, new AccountFilter(true, true, Optional.empty()))));
        JsonNode newest = shown.path(0);
        assertThat(newest.path("id").asString()).isEqualTo(next.toString());
        JsonNode quote = newest.path("quote").path("quoted_status");
        assertThat(quote.path("id").asString()).isEqualTo(one.toString());
        assertThat(quote.path("quote").path("quoted_status_id").asString()).isEqualTo(next.toString());
        assertThat(quote.path("quote").has("quoted_status")).isFalse();
    }

    private static void quote(Tx tx, StatusId by, StatusId quoted) {
        tx.sql("UPDATE status SET quote_of_id = :quoted WHERE id = :by")
                .set("quoted", quoted.value())
                .set("by", by.value())
                .run();
    }

    @Test
    void everyChangeShowsAtOnceWhicheverProcessMadeIt() {
        StatusId first = post(server, ana, "the #first");
        post(server, ana, "with @ben");
        StatusId third = post(server, ben, "from ben");
        changes(() -> post(other, ana, "one more"));
        List<Runnable> acts = new ArrayList<>();
        for (Server by : List.of(server, other)) {
            acts.add(() -> by.core()
                    .publishing()
                    .posting()
                    .edit(ana, first, Draft.of("edited by " + System.identityHashCode(by))));
            acts.add(() -> by.core()
                    .publishing()
                    .posting()
                    .edit(ana, first, warned("edited again by " + System.identityHashCode(by))));
            acts.add(() -> by.core().publishing().interactions().favourite(ben, first));
            acts.add(() -> by.core().publishing().interactions().bookmark(ana, first));
            acts.add(() -> by.core().publishing().posting().boost(ana, third, Optional.empty()));
            acts.add(() -> by.core().publishing().interactions().favourite(ana, third));
            acts.add(() -> reply(by, ben, first, Visibility.PUBLIC));
            acts.add(() -> by.core().people().follows().follow(ben, ana, Follows.Options.DEFAULT));
            acts.add(() -> by.core()
                    .people()
                    .accounts()
                    .update(ana, profile -> named(profile, "Ana " + System.identityHashCode(by))));
            acts.add(() -> by.core()
                    .publishing()
                    .posting()
                    .edit(ben, third, Draft.of("what ana boosted " + System.identityHashCode(by))));
            acts.add(() -> by.core().publishing().interactions().unfavourite(ben, first));
            acts.add(() -> by.core().publishing().interactions().unbookmark(ana, first));
            acts.add(() -> by.core().publishing().posting().unboost(ana, third));
            acts.add(() -> by.core().people().follows().unfollow(ben, ana));
            acts.add(() -> by.core().publishing().interactions().unfavourite(ana, third));
        }
        AtomicReference<StatusId> quote = new AtomicReference<>();
        acts.add(() -> quote.set(quoting(other, first)));
        acts.add(() -> other.core().publishing().quoting().setPolicy(ana, first, QuotePolicy.FOLLOWERS));
        acts.add(() -> other.core().publishing().quoting().revoke(ana, first, quote.get()));
        acts.add(() -> reply(other, ben, first, Visibility.FOLLOWERS));
        acts.add(() -> imported());
        acts.add(() -> other.core().publishing().posting().delete(ana, first));
        acts.forEach(this::changes);
    }

    private StatusId quoting(Server by, StatusId quoted) {
        return by.core()
                .publishing()
                .posting()
                .post(ben, Draft.builder("a quote").quoted(Optional.of(quoted)).build())
                .status()
                .id();
    }

    @Test
    void twoEditsOfOneMillisecondAreTwo() {
        InstantSource stopped = InstantSource.fixed(InstantSource.system().instant());
        Core core = new Core(database, HOME, RegistrationMode.OPEN, stopped);
        StatusId id = core.publishing()
                .posting()
                .post(ana, Draft.of("before"))
                .status()
                .id();
        for (int i = 0; i < 5; i++) {
            core.publishing().posting().edit(ana, id, Draft.of("edit " + i));
            assertThat(server.shows(Optional.empty(), new Timeline.Everybody(Origin.ANYWHERE)))
                    .contains("<p>edit " + i + "</p>");
        }
    }

    /** Each viewer is shown the statuses as a server does that has shown none before; and something is new. */
    private void changes(Runnable act) {
        List<String> before = shown(server);
        act.run();
        List<String> after = shown(server);
        assertThat(after).isEqualTo(shown(Server.on(database)));
        assertThat(after).isNotEqualTo(before);
    }

    private List<String> shown(Server by) {
        List<String> shown = new ArrayList<>();
        for (Optional<AccountId> viewer : List.of(Optional.<AccountId>empty(), Optional.of(ana), Optional.of(ben))) {
            shown.add(by.shows(viewer, new Timeline.Everybody(Origin.ANYWHERE)));
            shown.add(by.shows(viewer, new Timeline.OfAccount(ana, org.groundswell.timelines.AccountFilter.ALL)));
            viewer.ifPresent(_ -> shown.add(by.shows(viewer, new Timeline.Home())));
        }
        return shown;
    }

    private AccountId account(String name) {
        return TestLogins.create(server.core(), name, Role.USER);
    }

    private static StatusId post(Server by, AccountId author, String text) {
        return by.core()
                .publishing()
                .posting()
                .post(author, Draft.of(text))
                .status()
                .id();
    }

    private static void reply(Server by, AccountId author, StatusId to, Visibility visibility) {
        by.core()
                .publishing()
                .posting()
                .post(
                        author,
                        Draft.builder("@ana a reply")
                                .visibility(Optional.of(visibility))
                                .inReplyTo(Optional.of(to))
                                .build());
    }

    private static Draft warned(String text) {
        return Draft.builder(text).spoiler("a warning").build();
    }

    private static Account.Profile named(Account.Profile profile, String name) {
        return new Account.Profile(
                name,
                profile.note(),
                profile.fields(),
                profile.pictures(),
                profile.country(),
                profile.language(),
                profile.bot(),
                profile.privacy());
    }

    private void imported() {
        try {
            other.core().importing().importer().run(new ByteArrayInputStream("""
                    {"account":"old@old.example","created_at":"2024-05-01T10:00:00Z","text":"hi","id":"1"}
                    """.getBytes(StandardCharsets.UTF_8)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
