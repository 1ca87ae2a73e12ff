package org.groundswell.web.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the moderators' desk beside its cases. */
class DeskPagesTest {
    private static TestServer server;
    private static Browser moderator;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of());
        server.account("mo", Role.MODERATOR);
        moderator = new Browser(server);
        moderator.signIn("mo");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theDashboardShowsWhatWaitsAndTheFiguresOfTheLastDays() {
        server.account("newcomer");
        Answer page = moderator.get("/admin/dashboard");
        Document shown = Jsoup.parse(page.body());
        assertThat(shown.select(".places [aria-current=page]").text()).isEqualTo("Dashboard");
        assertThat(shown.text())
                .contains("The server works without problems.")
                .contains("Open reports 0")
                .contains("Pending appeals 0")
                .contains("Pending accounts 0")
                .contains("Shields up 0")
                .contains("New accounts 2 0 before");
        assertThat(shown.select(".measures li:first-child rect")).hasSize(30);
        assertThat(shown.select(".table tbody tr")).hasSize(30);
        assertThat(shown.select(".table tbody tr:first-child td").eachText()).contains("2");
        assertThat(shown.select("dl a").eachAttr("href"))
                .containsExactly("/admin/reports", "/admin/appeals", "/admin/accounts?state=pending");
        assertThat(shown.select("section table")
                        .get(1)
                        .select("tbody tr:last-child")
                        .text())
                .startsWith(DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH)
                                .withZone(ZoneOffset.UTC)
                                .format(Instant.now())
                        + " 2 ");
        assertThat(shown.text())
                .contains("groundswell 0.1.0")
                .containsPattern("Space used by the database [0-9.,]+ MB");
        Browser person = new Browser(server);
        person.signIn("newcomer");
        assertThat(person.get("/admin/dashboard").status()).isEqualTo(404);
    }

    @Test
    void theMenuMarksThePageWhateverItsQuery() {
        assertThat(Jsoup.parse(moderator.get("/admin/tags?q=sea").body())
                        .select("nav.places [aria-current=page]")
                        .eachText())
                .containsExactly("Tags");
    }

    @Test
    void anAddressIsBlockedAndUnblocked() {
        Answer page = moderator.get("/admin/ip-blocks");
        assertThat(page.body()).contains("No address is blocked.");
        Answer refused = moderator.submit(
                page, "/admin/ip-blocks", "ip", "127.0.0.0/8", "severity", "no_access", "comment", "why");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("contains your own address");
        assertThat(Jsoup.parse(refused.body()).getElementById("comment").val()).isEqualTo("why");

        Answer added = moderator.submit(refused, "/admin/ip-blocks", "ip", "192.0.2.77/24", "time", "never");
        assertThat(added.status()).isEqualTo(303);
        Answer listed = moderator.get("/admin/ip-blocks");
        assertThat(text(listed)).contains("192.0.2.0/24 No access · why");
        String remove =
                Jsoup.parse(listed.body()).select("form[action$=remove]").attr("action");
        assertThat(moderator.submit(listed, remove).status()).isEqualTo(303);
        assertThat(moderator.get("/admin/ip-blocks").body()).contains("No address is blocked.");
    }

    @Test
    void anEmailAddressIsTestedBlockedAndUnblocked() {
        String path = "/admin/email-addresses";
        Answer page = moderator.get(path);
        assertThat(text(page)).contains("No address is blocked.");
        assertThat(text(moderator.submit(page, path + "/test", "email", "no address")))
                .contains("The e-mail address must be an e-mail address");
        assertThat(text(moderator.submit(page, path + "/test", "email", "ana@mail.example")))
                .contains("ana@mail.example is not blocked.");
        assertThat(moderator.submit(page, path, "email", "A.na+x@mail.example").status())
                .isEqualTo(303);
        Answer again = moderator.submit(page, path, "email", "ana@mail.example");
        assertThat(again.status()).isEqualTo(422);
        assertThat(text(again)).contains("The e-mail address is blocked already");

        Answer listed = moderator.get(path);
        String hash = Jsoup.parse(listed.body()).select("code.hash").text();
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(listed.body()).doesNotContain("@mail.example");
        Answer tested = moderator.submit(listed, path + "/test", "email", "ANA@mail.example");
        assertThat(text(tested)).contains("ANA@mail.example is blocked.").contains(hash);
        String remove =
                Jsoup.parse(tested.body()).select("form[action$=remove]").attr("action");
        assertThat(moderator.submit(tested, remove).status()).isEqualTo(303);
        assertThat(text(moderator.get(path))).contains("No address is blocked.");
    }

    @Test
    void aFileOfServersIsPreviewedBeforeItIsImported() {
        moderator.submit(
                moderator.get("/admin/domain-blocks"),
                "/admin/domain-blocks",
                "domain",
                "old.example",
                "severity",
                "silence",
                "private_comment",
                "kept");
        String csv =
                "#domain,#severity,#public_comment\nold.example,suspend,\"Spam, mostly\"\nnew.example,silence,\nno name,,\n";
        Answer preview = moderator.submit(
                moderator.get("/admin/domain-blocks/import"), "/admin/domain-blocks/import", "csv", csv);
        assertThat(text(preview))
                .contains("1 new block")
                .contains("1 changed block")
                .contains("old.example limited → suspended Spam, mostly")
                .contains("Line 4: no name is no name of a server");
        assertThat(text(moderator.get("/admin/domain-blocks"))).doesNotContain("new.example");

        Answer imported = moderator.submit(preview, "/admin/domain-blocks/import/confirm");
        assertThat(imported.header("Location")).contains("/admin/domain-blocks?imported=2");
        assertThat(text(moderator.get("/admin/domain-blocks?imported=2")))
                .contains("2 blocks were added or changed.")
                .contains("old.example suspended")
                .contains("new.example limited");
        Answer export = moderator.get("/admin/domain-blocks.csv");
        assertThat(export.header("Content-Disposition")).contains("attachment; filename=\"domain_blocks.csv\"");
        assertThat(export.body())
                .contains("old.example,suspend,false,false,\"Spam, mostly\",false\r\n")
                .doesNotContain("kept");
    }

    @Test
    void aFileIsImportedLikeAPastedText() {
        Answer preview = upload("\uFEFF#domain,#public_comment\r\nuploaded.example,Späm\r\n".getBytes(UTF_8));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(text(preview)).contains("1 new block").contains("uploaded.example suspended Späm");
        assertThat(text(moderator.get("/admin/domain-blocks"))).doesNotContain("uploaded.example");
        moderator.submit(preview, "/admin/domain-blocks/import/confirm");
        assertThat(text(moderator.get("/admin/domain-blocks"))).contains("uploaded.example suspended");
    }

    @Test
    void aWrongFileIsRefusedWithASentenceThatSaysWhy() {
        byte[] binary = {'P', 'K', 3, 4, 0, 0, 'x'};
        assertRefused(binary, "The file is not a text file: export the list as CSV.");
        assertRefused("#domain\na.example".getBytes(UTF_16), "The file is not in UTF-8: save it as “CSV UTF-8”.");
        assertRefused("#domain,ä\n".getBytes(ISO_8859_1), "The file is not in UTF-8");
        assertRefused(new byte[0], "must begin with a line that names the columns");
        assertRefused("x".repeat(1_000_001).getBytes(UTF_8), "The file is too large: 1,000,000 bytes at most.");
        Answer huge = upload(new byte[2 << 20]);
        assertThat(huge.status()).isEqualTo(413);
        assertThat(text(huge)).contains("is too large: 1,048,576 bytes at most");
    }

    @Test
    void otherFormsTakeNoFiles() {
        Answer page = moderator.get("/admin/domain-blocks");
        Answer refused = moderator.upload(page, "/admin/domain-blocks", "domain", "a.example".getBytes(UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("a file here");
    }

    private static void assertRefused(byte[] file, String sentence) {
        Answer refused = upload(file);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains(sentence).contains("Import blocked servers");
    }

    private static Answer upload(byte[] file) {
        String path = "/admin/domain-blocks/import";
        return moderator.upload(moderator.get(path), path, "file", file);
    }

    @Test
    void aFileThatCannotBeReadIsShownAgain() {
        Answer answer = moderator.submit(
                moderator.get("/admin/domain-blocks/import"),
                "/admin/domain-blocks/import",
                "csv",
                "a.example,suspend");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer)).contains("must begin with a line that names the columns");
        assertThat(Jsoup.parse(answer.body()).getElementById("csv").val()).isEqualTo("a.example,suspend");
    }

    private static String text(Answer page) {
        return Jsoup.parse(page.body()).text();
    }
}
