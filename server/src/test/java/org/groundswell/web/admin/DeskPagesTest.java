package org.groundswell.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages on which moderators block addresses and servers. */
class BlockPagesTest {
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
