package org.groundswell.web.dataimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.model.Page;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** People import their lists on a page: they upload a file, see what is in it, and confirm it. */
@OnEveryDatabase
class ImportPagesTest {
    private static final String PATH = "/settings/import";
    private static final String MUTES = "Account address,Hide notifications\r\nben,true\r\neve@else.example,true\r\n"
            + "cay,false\r\n<b>bold</b>,true\r\n";

    @Parameter
    TestDatabase database;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private Account ana;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()), clock);
        ana = server.account("ana");
        server.account("ben");
        server.account("cay");
        browser = new Browser(server);
        browser.signIn("ana");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer upload(byte[] file) {
        return browser.upload(browser.get(PATH), PATH, "file", file);
    }

    private String uploaded(String file) {
        Answer answer = upload(file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return answer.header("Location").orElseThrow();
    }

    private static String text(Answer page) {
        return Jsoup.parse(page.body()).select("main").text();
    }

    @Test
    void aFileIsShownBeforeItIsImportedAndThenHowFarItIs() {
        String path = uploaded(MUTES);
        Answer preview = browser.get(path);
        assertThat(text(preview))
                .contains("3 rows were understood as Muted accounts. 1 row was not understood")
                .contains("that is not in the file: no entries.")
                .contains("5 <b>bold</b>, true This is not the address of an account");
        assertThat(text(browser.get(PATH))).contains("Muted accounts Waiting for you to confirm");
        assertThat(server.server.core().relationships().mutes().of(ana.id(), Page.first(9)))
                .isEmpty();

        Answer confirmed = browser.submit(preview, path + "/merge");
        assertThat(confirmed.status()).isEqualTo(303);
        assertThat(confirmed.header("Location")).hasValue(path);
        await().untilAsserted(() -> assertThat(text(browser.get(path))).contains("Finished: 2 of 3 imported"));
        assertThat(text(browser.get(path))).contains("2 imported 1 not found 1 failed");
        assertThat(server.server.core().relationships().mutes().of(ana.id(), Page.first(9)))
                .extracting(muted -> muted.listed().account().acct().username())
                .containsExactly("cay", "ben");

        Answer csv = browser.get(path + "/failures.csv");
        assertThat(csv.header("Content-Disposition")).hasValue("attachment; filename=\"mutes-failures.csv\"");
        assertThat(csv.header("Cache-Control")).hasValue("no-store");
        assertThat(csv.body())
                .isEqualTo(
                        "Account address,Hide notifications,Reason\r\n"
                                + "eve@else.example,true,This account of another server is not known here yet.\r\n"
                                + "<b>bold</b>,true,\"This is not the address of an account, which is like name@example.org.\"\r\n");
        assertThat(browser.submit(preview, path + "/merge").status()).isEqualTo(409);
    }

    @Test
    void replacingAsksAndSaysHowMuchWouldGo() {
        server.server
                .core()
                .relationships()
                .mutes()
                .mute(ana.id(), server.account("dan").id(), true, Duration.ZERO);
        String path = uploaded(MUTES);
        Answer preview = browser.get(path);
        assertThat(text(preview)).contains("1 entry.", "Remove 1 entry");
        Answer unsure = browser.submit(preview, path + "/overwrite");
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(text(unsure)).contains("Confirm that the entries may be removed");
        // One more since the page was shown.
        server.server
                .core()
                .relationships()
                .mutes()
                .mute(ana.id(), server.account("eli").id(), true, Duration.ZERO);
        Answer more = browser.submit(preview, path + "/overwrite", "sure", "on");
        assertThat(more.status()).isEqualTo(422);
        assertThat(text(more)).contains("More entries than shown would be removed", "2 entries.");
        assertThat(browser.submit(more, path + "/overwrite", "sure", "on").status())
                .isEqualTo(303);
        await().untilAsserted(() -> assertThat(text(browser.get(path))).contains("Finished: 2 of 3 imported"));
        assertThat(text(browser.get(path))).contains("2 removed");
    }

    @Test
    void aFileCanBeDiscarded() {
        String path = uploaded(MUTES);
        assertThat(browser.submit(browser.get(path), path + "/cancel").header("Location"))
                .hasValue(PATH);
        assertThat(browser.get(path).status()).isEqualTo(404);
        assertThat(text(browser.get(PATH))).doesNotContain("Recent imports");
    }

    @Test
    void noOneElseSeesOrConfirmsIt() {
        String path = uploaded(MUTES);
        Browser ben = new Browser(server);
        ben.signIn("ben");
        Map<String, String> token = Map.of("csrf", Browser.formToken(ben.get(PATH)));
        assertThat(ben.get(path).status()).isEqualTo(404);
        assertThat(ben.get(path + "/failures.csv").status()).isEqualTo(404);
        for (String action : new String[] {"/merge", "/overwrite", "/cancel"}) {
            assertThat(ben.post(path + action, token).status()).as(action).isIn(404, 422);
        }
        Browser stranger = new Browser(server);
        assertThat(stranger.get(path).status()).isEqualTo(303);
        assertThat(stranger.get(PATH).status()).isEqualTo(303);
        assertThat(browser.get(path).status()).isEqualTo(200);
        assertThat(browser.get(PATH + "/x").status()).isEqualTo(404);
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        String path = uploaded(MUTES);
        for (String action : new String[] {path + "/merge", path + "/overwrite", path + "/cancel", PATH}) {
            assertThat(browser.post(action, Map.of("csrf", "forged", "sure", "on"))
                            .status())
                    .as(action)
                    .isEqualTo(403);
        }
        assertThat(browser.get(path).status()).isEqualTo(200);
    }

    /** @param says what the page says about it */
    private record Bad(String name, byte[] file, int status, String says) {}

    @TestFactory
    Stream<DynamicTest> badFilesAreRefusedWithTheReason() throws IOException {
        byte[] large = new byte[(4 << 20) + 1];
        Arrays.fill(large, (byte) 'a');
        return Stream.of(
                        new Bad("none", new byte[0], 422, "The file has no rows."),
                        new Bad("a line of 4 MB and a byte", large, 413, "The file is too large"),
                        new Bad("a zip", zip(), 422, "is not a text file"),
                        new Bad("UTF-16", "ben@b.example".getBytes(StandardCharsets.UTF_16), 422, "UTF-8"),
                        new Bad("Latin-1", "Bücher,ben@b.example".getBytes(StandardCharsets.ISO_8859_1), 422, "UTF-8"),
                        new Bad(
                                "a kind that isn't named",
                                "ben@b.example".getBytes(StandardCharsets.UTF_8),
                                422,
                                "The file doesn’t say what it is. Choose its type, and upload it again."),
                        new Bad(
                                "no row",
                                "#domain\nnot a domain".getBytes(StandardCharsets.UTF_8),
                                422,
                                "has no row that can be understood. Line 2: This is not the name of a server"))
                .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> {
                    Answer answer = upload(bad.file());
                    assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
                    assertThat(text(answer)).contains(bad.says());
                    assertThat(text(browser.get(PATH))).doesNotContain("Recent imports");
                }));
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("follows.csv"));
            zip.write(new byte[1 << 20]);
        }
        return bytes.toByteArray();
    }

    @Test
    void aFormWithoutAFileIsRefused() {
        Answer answer = browser.submit(browser.get(PATH), PATH);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer)).contains("The file is missing: choose a file.");
    }

    @Test
    void uploadsAreLimited() {
        for (int i = 0; i < 20; i++) {
            uploaded(MUTES);
        }
        Answer refused = upload(MUTES.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(text(refused)).contains("You have uploaded many files.");
        clock.moveOn(Duration.ofHours(1));
        uploaded(MUTES);
    }

    @Test
    void thePrivacyPolicySaysHowLongRowsAreKept() {
        assertThat(text(browser.get("/privacy")))
                .contains(
                        "deleted 7 days after the import has ended. A file that you don’t confirm is deleted after 1 day.");
    }
}
