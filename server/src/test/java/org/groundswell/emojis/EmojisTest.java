package org.groundswell.emojis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.media.TestMedia;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Custom emojis: added, changed and deleted by administrators; told to apps, and shown on pages, wherever a text names them. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmojisTest {
    private static final String PATH = "/admin/emojis";

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private AccountId admin;
    private Browser desk;
    private String ana;
    private TestEmojis emojis;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()), clock);
        admin = server.account("root", Role.ADMIN).id();
        desk = new Browser(server);
        desk.signIn("root");
        ana = server.person("ana");
        emojis = new TestEmojis(server.server.core(), admin);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @AfterEach
    void clear() {
        all().forEach(emojis::delete);
    }

    private List<CustomEmoji> all() {
        return editor().list(admin, new EmojiEditor.Selection("", Optional.empty(), ""))
                .emojis();
    }

    private EmojiEditor editor() {
        return server.server.core().emojis().editor();
    }

    private Answer add(byte[] file, String shortcode, String category) {
        return desk.upload(
                desk.get(PATH), PATH, "file", file, "shortcode", shortcode, "category", category, "visible", "true");
    }

    private String post(String... fields) {
        Answer answer = server.post("/api/v1/statuses", ana, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asString();
    }

    private static List<String> shortcodes(JsonNode entity) {
        return entity.path("emojis")
                .valueStream()
                .map(each -> each.path("shortcode").asString())
                .toList();
    }

    private JsonNode status(String id) {
        return server.get("/api/v1/statuses/" + id).json();
    }

    /** The alternative texts of the emojis in a part of a page. */
    private static List<String> shown(Answer page, String css) {
        return Jsoup.parse(page.body()).select(css + " img.emoji").eachAttr("alt");
    }

    @Test
    void areAddedChangedAndDeletedByAdministrators() {
        Answer added = add(TestMedia.png(300, 200), ":blob_cat:", "Cats");
        assertThat(added.status()).as(added.body()).isEqualTo(303);
        JsonNode offered = server.get("/api/v1/custom_emojis").json().path(0);
        assertThat(offered.path("shortcode").asString()).isEqualTo("blob_cat");
        assertThat(offered.path("category").asString()).isEqualTo("Cats");
        assertThat(offered.path("url")).isEqualTo(offered.path("static_url"));
        String address = offered.path("url").asString();
        BufferedImage picture = TestMedia.decoded(server.bytes(address).body());
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(128, 85);
        String id = post("status", "a :blob_cat:");
        assertThat(shortcodes(status(id))).containsExactly("blob_cat");
        assertThat(status(id).path("content").asString()).isEqualTo("<p>a :blob_cat:</p>");

        String path = PATH + "/" + all().getFirst().id();
        Answer list = desk.get(PATH);
        assertThat(list.body()).contains(":blob_cat:", "<option value=\"Cats\">", "1 emoji");
        assertThat(desk.submit(list, path, "visible", "", "category", "Blobs").status())
                .isEqualTo(303);
        assertThat(server.get("/api/v1/custom_emojis").body()).isEqualTo("[]");
        assertThat(shortcodes(status(id))).as("can still be used").containsExactly("blob_cat");
        assertThat(desk.get(PATH).body()).contains("not in pickers", "Blobs");

        assertThat(desk.submit(desk.get(PATH), path, "enabled", "").status()).isEqualTo(303);
        assertThat(shortcodes(status(id))).isEmpty();
        assertThat(shown(server.get("/@ana/" + id), ".post.main")).isEmpty();
        assertThat(desk.get(PATH).body()).contains("disabled");
        assertThat(desk.submit(desk.get(PATH), path, "enabled", "true").status())
                .isEqualTo(303);
        assertThat(shown(server.get("/@ana/" + id), ".post.main .words")).containsExactly(":blob_cat:");

        assertThat(desk.submit(desk.get(PATH), path + "/delete").status()).isEqualTo(303);
        assertThat(shortcodes(status(id))).isEmpty();
        assertThat(server.get("/@ana/" + id).body()).contains("a :blob_cat:");
        assertThat(desk.submit(list, path + "/delete").status()).isEqualTo(404);
        assertThat(desk.get("/admin/log").body().replaceAll("<[^>]*>", ""))
                .contains("added the emoji :blob_cat:", "changed the emoji :blob_cat:", "deleted the emoji :blob_cat:");
        clock.moveOn(Duration.ofMinutes(2));
        await().until(() -> server.bytes(address).statusCode() == 404);
    }

    @Test
    void anAnimationHasAStillPicture() {
        assertThat(add(TestMedia.gif(64, 64, 4), "spin", "").status()).isEqualTo(303);
        JsonNode offered = server.get("/api/v1/custom_emojis").json().path(0);
        assertThat(offered.path("category").isNull()).isTrue();
        assertThat(server.bytes(offered.path("url").asString()).headers().firstValue("Content-Type"))
                .contains("image/gif");
        assertThat(server.bytes(offered.path("static_url").asString()).headers().firstValue("Content-Type"))
                .contains("image/png");
        Document page =
                Jsoup.parse(server.get("/@ana/" + post("status", ":spin:")).body());
        assertThat(page.select(".words picture source[media*=reduced-motion]").attr("srcset"))
                .endsWith(".png");
        assertThat(page.select(".words picture img.emoji").attr("src")).endsWith(".gif");
    }

    private static byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("wave.png"));
            zip.write(TestMedia.png(20, 20));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static Stream<byte[]> unusable() {
        return Stream.of(
                new byte[0],
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8),
                zip(),
                TestMedia.png(40_000, 2),
                TestMedia.gif(1, 1, 1_000),
                Arrays.copyOf(TestMedia.gif(8, 8, 4), 60),
                Arrays.copyOf(TestMedia.png(9, 9), (256 << 10) + 1));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatIsNoSmallPictureIsRefusedAndTheFormIsKept(byte[] file) {
        Answer refused = add(file, "nice_try", "Kept & shown");
        assertThat(refused.status()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select(".problem").text()).startsWith("The file ");
        assertThat(page.select("#shortcode").val()).isEqualTo("nice_try");
        assertThat(page.select("#category").val()).isEqualTo("Kept & shown");
        assertThat(all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "two words", "dash-ed", "ümlaut", "::", "a:b"})
    void aShortcodeHasLettersDigitsAndUnderscores(String shortcode) {
        Answer refused = add(TestMedia.png(20, 20), shortcode, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select(".problem").text()).startsWith("The shortcode ");
        assertThat(all()).isEmpty();
    }

    @Test
    void aShortcodeIsTakenInEitherCase() {
        emojis.add("Wave", "", TestMedia.png(20, 20));
        Answer refused = add(TestMedia.png(30, 30), "wave", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("there is an emoji with this shortcode");
        assertThat(all()).hasSize(1);
    }

    @Test
    void twoAdministratorsWhoAddTheSameShortcodeAtOnceAddOne() throws Exception {
        TestEmojis other = new TestEmojis(
                server.server.core(), server.account("other_root", Role.ADMIN).id());
        for (int i = 0; i < 20; i++) {
            String shortcode = "same" + i;
            CyclicBarrier barrier = new CyclicBarrier(2);
            Callable<CustomEmoji> one = () -> {
                barrier.await();
                return emojis.add(shortcode, "", TestMedia.png(20, 20));
            };
            Callable<CustomEmoji> another = () -> {
                barrier.await();
                return other.add(shortcode.toUpperCase(Locale.ROOT), "", TestMedia.png(20, 20));
            };
            int added = 0;
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (Future<CustomEmoji> each : threads.invokeAll(List.of(one, another))) {
                    try {
                        each.get();
                        added++;
                    } catch (ExecutionException refused) {
                        assertThat(refused.getCause()).isInstanceOf(Refusal.Invalid.class);
                    }
                }
            }
            assertThat(added).isEqualTo(1);
        }
        assertThat(all()).hasSize(20);
        assertThat(server.get("/api/v1/custom_emojis").json().size()).isEqualTo(20);
    }

    @Test
    void aRefusedChangeKeepsWhatWasTyped() {
        CustomEmoji wave = emojis.add("wave", "Old", TestMedia.png(20, 20));
        Answer refused = desk.submit(
                desk.get(PATH), PATH + "/" + wave.id(), "category", "x".repeat(51), "visible", "", "shortcode", "wave");
        assertThat(refused.status()).isEqualTo(422);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select(".problem").text()).contains("50");
        assertThat(page.select("#category-" + wave.id()).val()).isEqualTo("x".repeat(51));
        assertThat(page.select("form[action=" + PATH + "/" + wave.id() + "] [name=visible][checked]"))
                .isEmpty();
        assertThat(all().getFirst().category()).isEqualTo("Old");
    }

    @Test
    void onlyAdministratorsMayDoSo() {
        CustomEmoji wave = emojis.add("wave", "", TestMedia.png(20, 20));
        AccountId moderator = server.account("mo", Role.MODERATOR).id();
        Browser browser = new Browser(server);
        browser.signIn("mo");
        assertThat(browser.get(PATH).status()).isEqualTo(404);
        TestEmojis theirs = new TestEmojis(server.server.core(), moderator);
        assertThatThrownBy(() -> theirs.add("other", "", TestMedia.png(20, 20))).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> theirs.hide(wave)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> theirs.delete(wave)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> editor().list(moderator, new EmojiEditor.Selection("", Optional.empty(), "")))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(all()).containsExactly(wave);
    }

    @Test
    void theListIsSearchedByShortcodeAndCategory() {
        for (int i = 0; i < EmojiEditor.PAGE + 2; i++) {
            emojis.add("cat" + (100 + i), i % 2 == 0 ? "Even" : "", TestMedia.png(20, 20));
        }
        Answer first = desk.get(PATH);
        assertThat(first.body()).contains(":cat100:", "102 emojis").doesNotContain(":cat200:");
        String more = Jsoup.parse(first.body()).select("a[rel=next]").attr("href");
        assertThat(desk.get(more).body()).contains(":cat200:", ":cat201:").doesNotContain(":cat100:", "rel=\"next\"");
        assertThat(desk.get(PATH + "?q=CAT15").body()).contains(":cat150:").doesNotContain(":cat149:");
        assertThat(desk.get(PATH + "?in=Even").body()).contains(":cat150:").doesNotContain(":cat151:");
        assertThat(desk.get(PATH + "?q=dog").body()).contains("No emoji matches.");
        // AfterEach deletes a page at a time.
        all().forEach(emojis::delete);
    }

    @Test
    void areToldAndShownWhereverATextNamesThem() {
        emojis.add("wave", "", TestMedia.png(20, 20));
        emojis.add("cat", "", TestMedia.png(21, 21));
        JsonNode me = server.form(
                        "PATCH",
                        "/api/v1/accounts/update_credentials",
                        ana,
                        "display_name",
                        "Ana :cat:",
                        "note",
                        "I :wave:",
                        "fields_attributes[0][name]",
                        ":cat: of",
                        "fields_attributes[0][value]",
                        "the :wave:")
                .json();
        assertThat(shortcodes(me)).containsExactly("cat", "wave");
        Answer profile = server.get("/@ana");
        assertThat(shown(profile, "h1")).containsExactly(":cat:");
        assertThat(shown(profile, ".words")).startsWith(":wave:");
        assertThat(shown(profile, "dt")).containsExactly(":cat:");
        assertThat(shown(profile, "dd")).containsExactly(":wave:");
        assertThat(Jsoup.parse(profile.body()).title()).startsWith("Ana :cat:");

        String id = post("status", "some :wave: https://example.org/:cat:/x", "spoiler_text", ":cat: ahead");
        assertThat(shortcodes(status(id).path("account"))).containsExactly("cat", "wave");
        Answer page = server.get("/@ana/" + id);
        assertThat(shown(page, ".main .words")).startsWith(":wave:");
        assertThat(shown(page, ".main summary")).containsExactly(":cat:");
        assertThat(shown(page, ".main .who")).containsExactly(":cat:");
        assertThat(shown(server.get("/@ana/" + id + "/embed"), ".words")).startsWith(":wave:");
        clock.moveOn(Duration.ofSeconds(1));
        server.form("PUT", "/api/v1/statuses/" + id, ana, "status", "now :cat:");
        JsonNode history = server.get("/api/v1/statuses/" + id + "/history").json();
        assertThat(shortcodes(history.path(0))).containsExactly("cat", "wave");
        assertThat(shortcodes(history.path(1))).containsExactly("cat");
        assertThat(shown(server.get("/statuses/" + id + "/history"), ".words")).contains(":cat:", ":wave:");
        assertThat(server.get("/@ana/feed.atom").body())
                .contains("now &lt;img class=\"emoji\"", "src=\"" + server.url + "/media/");

        JsonNode poll = status(post(
                        "status", "?", "poll[options][]", ":wave:", "poll[options][]", "no", "poll[expires_in]", "600"))
                .path("poll");
        assertThat(shortcodes(poll)).containsExactly("wave");
        assertThat(shown(server.get("/@ana/" + poll.path("id").asString()), ".poll"))
                .contains(":wave:");
    }

    @Test
    void announcementsHaveThemInTextsAndReactions() {
        CustomEmoji wave = emojis.add("wave", "", TestMedia.png(20, 20));
        desk.submit(desk.get("/admin/announcements"), "/admin/announcements", "text", "Hello :wave:");
        JsonNode announcement = server.get("/api/v1/announcements", ana).json().path(0);
        assertThat(shortcodes(announcement)).containsExactly("wave");
        String path = "/api/v1/announcements/" + announcement.path("id").asString() + "/reactions/wave";
        assertThat(server.form("PUT", path, ana).status()).isEqualTo(200);
        String url = server.url + wave.path();
        assertThat(server.get("/api/v1/announcements", ana)
                        .json()
                        .at("/0/reactions")
                        .toString())
                .isEqualTo("[{\"name\":\"wave\",\"count\":1,\"me\":true,\"url\":\"" + url + "\",\"static_url\":\"" + url
                        + "\"}]");
        Browser browser = new Browser(server);
        browser.signIn("ana");
        assertThat(shown(browser.get("/announcements"), ".words")).containsExactly(":wave:");
        assertThat(shown(browser.get("/announcements"), "button[aria-pressed=true]"))
                .containsExactly(":wave:");
        assertThat(shown(desk.get("/admin/announcements"), ".facts")).containsExactly(":wave:");

        emojis.delete(wave);
        assertThat(server.get("/api/v1/announcements", ana)
                        .json()
                        .at("/0/reactions")
                        .toString())
                .as("stays, without a picture")
                .isEqualTo("[{\"name\":\"wave\",\"count\":1,\"me\":true}]");
        assertThat(server.delete(path.replace("/wave", "/%3Awave%3A"), ana).status())
                .isEqualTo(200);
    }

    @Test
    void whatWasRenderedBeforeIsRenderedAnew() {
        String id = post("status", "soon :wave:");
        server.form("PATCH", "/api/v1/accounts/update_credentials", ana, "display_name", "A :wave:");
        for (int i = 0; i < 2; i++) {
            assertThat(shortcodes(status(id))).isEmpty();
        }
        emojis.add("wave", "", TestMedia.png(20, 20));
        assertThat(shortcodes(status(id))).containsExactly("wave");
        assertThat(shortcodes(status(id).path("account"))).containsExactly("wave");
        assertThat(shortcodes(server.get("/api/v1/accounts/lookup?acct=ana").json()))
                .containsExactly("wave");
    }

    @Test
    void otherProcessesSeeAChangeWhenTheyLookAgain() {
        CustomEmojis other = new CustomEmojis(server.server.core().database());
        other.refresh();
        assertThat(other.isEmpty()).isTrue();
        CustomEmoji wave = emojis.add("wave", "", TestMedia.png(20, 20));
        other.refresh();
        assertThat(other.now().visible()).containsExactly(wave);
        EmojiSet before = other.now();
        other.refresh();
        assertThat(other.now()).as("is read once").isSameAs(before);
        emojis.delete(wave);
        other.refresh();
        assertThat(other.isEmpty()).isTrue();
    }

    @Test
    void suggestionsBeginWithAColon() {
        emojis.add("wave", "Greetings", TestMedia.png(20, 20));
        emojis.hide(emojis.add("waste", "", TestMedia.png(20, 20)));
        JsonNode found = server.get("/search/suggestions?q=:WA").json();
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.at("/0/value").asString()).isEqualTo(":wave:");
        assertThat(found.at("/0/detail").asString()).isEqualTo("Greetings");
        assertThat(found.at("/0/picture").asString()).startsWith("/media/");
        assertThat(server.get("/search/suggestions?q=:w").body()).isEqualTo("[]");
    }

    @Test
    void thePickerIsThereWhenThereAreEmojis() {
        Browser browser = new Browser(server);
        browser.signIn("ana");
        assertThat(browser.get("/write").body()).doesNotContain("data-emojis");
        emojis.add("wave", "", TestMedia.png(20, 20));
        assertThat(browser.get("/write").body()).contains("data-emojis=\"/api/v1/custom_emojis\"", "/assets/emojis.js");
    }
}
