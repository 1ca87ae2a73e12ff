package org.groundswell.previews;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Account;
import org.groundswell.cards.Card;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.profiles.AttributionDomains;
import org.groundswell.publishing.Draft;
import org.groundswell.serverblocks.ServerBlock;
import org.groundswell.serverblocks.ServerBlockStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a link in a post to its card. */
@OnEveryDatabase
class PreviewTest {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Parameter
    TestDatabase kind;

    private PreviewWorld world;
    private AccountId ana;
    private AccountId ben;

    @BeforeEach
    void open(@TempDir Path directory) {
        world = new PreviewWorld(kind, directory);
        ana = world.account("ana");
        ben = world.account("ben");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void manyPostsOfOnePageAndOneFetch() {
        world.page("/a", "The race");
        StatusId first = world.post(ana, "Look: " + world.url("/a?utm_source=x") + " #row");
        StatusId second = world.post(ben, "Me too " + world.url("/a#part"));
        assertThat(world.card(ben, first)).isEmpty();

        world.fetch();
        StatusId third = world.post(ana, "Again " + world.url("/a"));
        world.fetch();

        for (StatusId post : List.of(first, second, third)) {
            assertThat(world.title(ben, post)).contains("The race");
        }
        assertThat(world.asked("/a")).isEqualTo(1);
        LinkUrl page = LinkUrl.of(world.url("/a")).orElseThrow();
        assertThat(world.core.publishing().cards().ofPages(List.of(page)).get(page))
                .isEqualTo(world.card(ana, first).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(
            value = Visibility.class,
            names = {"PUBLIC", "UNLISTED", "FOLLOWERS", "DIRECT"})
    void directMessagesTellNobodyElse(Visibility visibility) {
        world.page("/a", "The race");
        StatusId post = world.post(
                ana,
                Draft.builder("@ben " + world.url("/a"))
                        .visibility(Optional.of(visibility))
                        .build());
        world.fetch();
        boolean fetched = visibility != Visibility.DIRECT;
        assertThat(world.title(ana, post).isPresent()).isEqualTo(fetched);
        assertThat(world.website.requests().isEmpty()).isNotEqualTo(fetched);
    }

    @Test
    void theFirstLinkToAnotherWebsite() {
        world.page("/first", "First");
        StatusId post = world.post(
                ana, "@ben #row https://here.example/@ben " + world.url("/first") + " and " + world.url("/second"));
        StatusId own = world.post(ana, "https://here.example/about");
        world.fetch();
        assertThat(world.title(ana, post)).contains("First");
        assertThat(world.title(ana, own)).isEmpty();
        assertThat(world.asked("/second")).isZero();
    }

    @Test
    void anEditShowsAnotherPage() {
        world.page("/a", "Before");
        world.page("/b", "After");
        StatusId post = world.post(ana, "Look " + world.url("/a"));
        world.fetch();
        world.edit(ana, post, "Look, it says more: " + world.url("/a"));
        assertThat(world.title(ana, post)).contains("Before");

        world.edit(ana, post, "Look " + world.url("/b"));
        assertThat(world.title(ana, post)).isEmpty();
        world.fetchAfter(PAUSE);
        assertThat(world.title(ana, post)).contains("After");

        world.edit(ana, post, "Nothing to see");
        world.fetchAfter(PAUSE);
        assertThat(world.title(ana, post)).isEmpty();
    }

    /** The job of the old page must not give its card to the edited post. */
    @Test
    void anEditBeforeThePageIsFetched() {
        world.page("/a", "Before");
        StatusId post = world.post(ana, "Look " + world.url("/a"));
        world.handleEvents();
        world.edit(ana, post, "Look away");
        world.fetch();
        assertThat(world.title(ana, post)).isEmpty();
    }

    @Test
    void aPageIsFetchedAgainAfterTwoWeeksForNewPosts() {
        world.page("/a", "Old title");
        StatusId before = world.post(ana, world.url("/a"));
        world.fetch();
        world.page("/a", "New title");
        world.clock.moveOn(KnownPage.FRESH);
        StatusId after = world.post(ana, world.url("/a"));
        world.fetch();
        assertThat(world.title(ana, before)).contains("Old title");
        assertThat(world.title(ana, after)).contains("New title");
        assertThat(world.asked("/a")).isEqualTo(2);
    }

    @Test
    void aServerThatIsDownIsTriedAgain() {
        world.pages.put("/a", "HTTP/1.1 503 Busy\r\n\r\n");
        StatusId post = world.post(ana, world.url("/a"));
        world.fetch();
        assertThat(world.asked("/a")).isEqualTo(1);
        world.post(ben, world.url("/a"));
        world.fetchAfter(Duration.ofSeconds(30));
        assertThat(world.asked("/a")).isEqualTo(1);

        world.page("/a", "Up again");
        world.fetchAfter(Duration.ofMinutes(1));
        assertThat(world.title(ana, post)).contains("Up again");
    }

    @Test
    void aServerThatStaysDownIsGivenUp() {
        world.pages.put("/a", "HTTP/1.1 503 Busy\r\n\r\n");
        StatusId post = world.post(ana, world.url("/a"));
        for (int i = 0; i < 10; i++) {
            world.fetchAfter(Duration.ofHours(1));
        }
        assertThat(world.asked("/a")).isEqualTo(3);
        assertThat(world.title(ana, post)).isEmpty();
        assertThat(world.core.jobs().states())
                .allSatisfy(queue -> assertThat(queue.dead()).isZero());
    }

    @Test
    void pagesWithoutAPreview() {
        world.page("/pdf", "application/pdf", "%PDF");
        world.page("/empty", "text/html", "<p>no title");
        world.pages.put("/robots.txt", "HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /private");
        world.page("/private", "Private");
        for (String path : List.of("/pdf", "/empty", "/missing", "/private")) {
            StatusId post = world.post(ana, world.url(path));
            world.fetchAfter(PAUSE);
            assertThat(world.title(ana, post)).as(path).isEmpty();
        }
        assertThat(world.asked("/private")).isZero();
    }

    @Test
    void aPageNamesItsAuthorAndTheAuthorNamesTheWebsite() {
        world.page("/a", "text/html", "<title>T</title><meta name=fediverse:creator content='@ben@here.example'>");
        StatusId unproven = world.post(ana, world.url("/a"));
        world.fetch();
        assertThat(world.card(ana, unproven).orElseThrow().author()).isEqualTo(Card.Author.UNKNOWN);

        world.core
                .people()
                .accounts()
                .update(
                        ben,
                        profile -> new Account.Profile(
                                "Ben",
                                profile.note(),
                                List.of(new Account.Field("Blog", "http://www.page.example/about")),
                                profile.pictures(),
                                profile.country(),
                                profile.language(),
                                profile.bot(),
                                profile.privacy()));
        world.clock.moveOn(KnownPage.FRESH);
        StatusId proven = world.post(ana, world.url("/a"));
        world.fetch();
        assertThat(world.card(ana, proven).orElseThrow().author())
                .isEqualTo(new Card.Author("Ben", "https://here.example/@ben", Optional.of(ben)));
        assertThat(world.shown(ana, proven).people()).containsKey(ben);
    }

    @Test
    void anAuthorListsWebsitesWithTheirSubdomains() {
        String creator = "<title>T</title><meta name=fediverse:creator content='@ben@here.example'>";
        world.page("/listed", "text/html", creator);
        AttributionDomains domains = new AttributionDomains(
                world.core.database(), world.core.people().store());
        domains.set(ben, AttributionDomains.checked(List.of("http://other.example/", "age.example")));
        StatusId similar = world.post(ana, world.url("/listed"));
        world.fetch();
        assertThat(world.card(ana, similar).orElseThrow().author().account()).isEmpty();

        domains.set(ben, AttributionDomains.checked(List.of("PAGE.example")));
        assertThat(domains.include(ben, "www.page.example:8080")).isTrue();
        world.clock.moveOn(KnownPage.FRESH);
        StatusId listed = world.post(ana, world.url("/listed"));
        world.fetch();
        assertThat(world.card(ana, listed).orElseThrow().author().account()).contains(ben);
    }

    @Test
    void aPeerTubeVideo() {
        world.page(
                "/w/kkGMgK9ZtnKfYAgnEtQxbv",
                "text/html",
                "<title>Page</title><link rel=alternate" + " type=application/json+oembed href='/oembed'>");
        world.page(
                "/oembed",
                "application/json",
                "{\"title\":\"Rowing\",\"provider_name\":\"Tube\",\"html\":\"<iframe src='"
                        + world.url("/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv").replace("http:", "https:")
                        + "'></iframe>\",\"width\":1280,\"height\":720}");
        StatusId post = world.post(ana, world.url("/w/kkGMgK9ZtnKfYAgnEtQxbv"));
        world.fetch();
        Card card = world.card(ana, post).orElseThrow();
        assertThat(card.title()).isEqualTo("Rowing");
        assertThat(card.provider().name()).isEqualTo("Tube");
        assertThat(card.video().map(Card.Video::embedUrl))
                .contains(world.url("/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv").replace("http:", "https:"));
    }

    /** A document that leads inside, or says nothing, leaves the page as it is. */
    @Test
    void anOEmbedDocumentThatIsNone() {
        for (String document : List.of("http://10.0.0.1/oembed", "javascript:alert(1)", "/missing", "/nonsense")) {
            world.page("/nonsense", "application/json", "[[[[");
            String path = "/w/" + "a".repeat(8 + document.length());
            world.page(
                    path,
                    "text/html",
                    "<title>Page</title><link rel=alternate type=application/json+oembed href='" + document + "'>");
            StatusId post = world.post(ana, world.url(path));
            world.fetchAfter(PAUSE);
            assertThat(world.card(ana, post)).as(document).hasValueSatisfying(card -> {
                assertThat(card.title()).isEqualTo("Page");
                assertThat(card.video()).isEmpty();
            });
        }
    }

    private void block(String domain) {
        ServerBlock.Policy policy = new ServerBlock.Policy(ServerBlock.Severity.SUSPEND, false, false, "", "", false);
        world.core
                .database()
                .writing(tx ->
                        new ServerBlockStore().insert(tx, new ServerBlock(1, domain, policy, world.clock.instant())));
    }

    @Test
    void blockedServersHaveNoCards() {
        world.page("/a", "Blocked");
        StatusId before = world.post(ana, world.url("bad.example", "/a"));
        world.fetch();
        assertThat(world.title(ana, before)).isPresent();

        block("bad.example");
        assertThat(world.core.previewing().core().chores().removeBlocked()).isEqualTo(1);
        assertThat(world.title(ana, before)).isEmpty();
        world.pages.put("/to", "HTTP/1.1 302 Found\r\nLocation: " + world.url("bad.example", "/a") + "\r\n\r\n");
        StatusId after = world.post(ana, world.url("www.bad.example", "/a"));
        StatusId around = world.post(ana, world.url("short.example", "/to"));
        world.fetchAfter(PAUSE);
        assertThat(world.title(ana, after)).isEmpty();
        assertThat(world.title(ana, around)).isEmpty();
    }

    @Test
    void cardsThatNoPostHasAreDeleted() {
        world.page("/kept", "Kept");
        world.page("/gone", "Gone");
        StatusId kept = world.post(ana, world.url("/kept"));
        StatusId gone = world.post(ana, world.url("/gone"));
        world.fetch();
        world.fetchAfter(PAUSE);
        world.core.publishing().posting().delete(ana, gone);
        PreviewChores chores = world.core.previewing().core().chores();

        world.clock.moveOn(PreviewChores.KEPT.minus(PAUSE.multipliedBy(2)));
        assertThat(chores.purgeExpired()).isZero();
        world.clock.moveOn(PAUSE.multipliedBy(3));
        // The card, and the attempts for both pages.
        assertThat(chores.purgeExpired()).isEqualTo(3);
        assertThat(chores.purgeExpired()).isZero();
        assertThat(world.title(ana, kept)).contains("Kept");
        assertThat(world.core
                        .publishing()
                        .cards()
                        .ofPages(List.of(LinkUrl.of(world.url("/gone")).orElseThrow())))
                .isEmpty();
    }

    @Test
    void nothingIsFetchedIfPreviewsAreOff(@TempDir Path directory) {
        try (PreviewWorld off = new PreviewWorld(kind, directory, false)) {
            off.page("/a", "The race");
            StatusId post = off.post(off.account("ana"), off.url("/a"));
            off.fetch();
            assertThat(off.core
                            .publishing()
                            .statuses()
                            .get(Optional.empty(), post)
                            .post()
                            .orElseThrow()
                            .card())
                    .isEmpty();
            assertThat(off.website.requests()).isEmpty();
        }
    }
}
