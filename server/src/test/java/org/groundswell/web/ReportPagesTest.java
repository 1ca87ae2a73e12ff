package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.config.Setting;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a report to its decision, the appeal, and the notice to the reporter, as browsers without scripts see it. */
class ReportPagesTest {
    private static final Pattern CASE = Pattern.compile("href=\"(/admin/reports/\\d+)\"");

    private static TestServer server;
    private static Browser moderator;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = TestServer.start(folder, Map.of(Setting.RATE_LIMIT, "0"));
        server.server.core().ruling().rules().add("No advertising", "");
        server.account("mia", Role.MODERATOR);
        moderator = signedIn("mia");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Browser signedIn(String name) {
        Browser browser = new Browser(server);
        browser.signIn(name);
        return browser;
    }

    private static String post(Account author, String text) {
        return server.post("/api/v1/statuses", server.token(author, "write"), "status", text)
                .json()
                .path("id")
                .asString();
    }

    /** Files a report with the form of a post; the page of its case. */
    private static String report(Browser reporter, Account target, String post) {
        String form = "/report?account=" + target.id() + "&post=" + post;
        Answer sent = reporter.submit(
                reporter.get(form), "/report", "category", "violation", "comment", "It is an advertisement");
        assertThat(sent.header("Location")).hasValue("/report/sent?account=" + target.id() + "&done=reported");
        Matcher link = CASE.matcher(moderator.get("/admin/reports").body());
        String found = "";
        while (link.find()) {
            if (moderator.get(link.group(1)).body().contains("@" + target.acct())) {
                found = link.group(1);
            }
        }
        return found;
    }

    @Test
    void aReportedPostIsDeletedTheReporterIsToldAndThePersonAppeals() {
        Account ana = server.account("ana");
        server.account("ben");
        Browser reporter = signedIn("ben");
        String post = post(ana, "Buy my shoes");
        assertThat(reporter.get("/@ana/" + post).body()).contains("/report?account=" + ana.id() + "&post=" + post);
        String path = report(reporter, ana, post);
        assertThat(reporter.get("/settings/reports").body()).contains("@ana", "Buy my shoes", "have not decided yet");

        Answer page = moderator.get(path);
        assertThat(page.body()).contains("Buy my shoes", "It is an advertisement", "@ben");
        Answer decided = moderator.submit(
                page,
                path + "/decide",
                "action",
                "delete_statuses",
                "posts[]",
                post,
                "text",
                "Advertising is not allowed here");
        assertThat(decided.status()).isEqualTo(303);
        await().untilAsserted(() ->
                assertThat(server.get("/api/v1/statuses/" + post).status()).isEqualTo(404));
        assertThat(moderator.get(path).body()).contains("Posts deleted", "Deleted or not visible", "Buy my shoes");

        // The page that was opened before the decision is out of date.
        Answer second = moderator.post(path + "/resolve", Map.of("csrf", Browser.formToken(page), "version", "1"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Another moderator has changed this case");

        await().untilAsserted(() -> assertThat(reporter.get("/notifications").body())
                .contains("The moderators have decided about your report"));
        assertThat(reporter.get("/settings/reports").body())
                .contains("Posts were deleted.")
                .doesNotContain("mia");

        Browser author = signedIn("ana");
        await().untilAsserted(() -> assertThat(server.get("/api/v1/notifications", server.token(ana, "read"))
                        .body())
                .contains(
                        "\"type\":\"moderation_warning\"",
                        "\"action\":\"delete_statuses\"",
                        "\"status_ids\":[\"" + post + "\"]"));
        Answer status = author.get("/settings/strikes");
        assertThat(status.body())
                .contains("Posts deleted", "Advertising is not allowed here", "Buy my shoes")
                .doesNotContain("mia");
        String appeal = action(status, "/account-status/\\d+/appeal");
        assertThat(author.submit(status, appeal, "text", " ").status()).isEqualTo(422);
        assertThat(author.submit(status, appeal, "text", "They were a gift").status())
                .isEqualTo(303);
        assertThat(author.submit(status, appeal, "text", "Again").status()).isEqualTo(409);
        assertThat(Jsoup.parse(moderator.get("/admin/dashboard").body()).text()).contains("Pending appeals 1");
        Answer appeals = moderator.get("/admin/appeals");
        assertThat(appeals.body()).contains("They were a gift");
        String approve = action(appeals, "/admin/appeals/\\d+/approve");
        assertThat(moderator.submit(appeals, approve).status()).isEqualTo(303);
        assertThat(moderator.submit(appeals, approve).status()).isEqualTo(409);
        assertThat(author.get("/account-status").body()).contains("Your appeal was approved.", "Lifted");
    }

    private static String action(Answer page, String pattern) {
        Matcher found = Pattern.compile("action=\"(" + pattern + ")\"").matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    @Test
    void afterAReportThePersonCanUnfollowMuteAndBlock() {
        Account lea = server.account("lea");
        server.account("max");
        Browser reporter = signedIn("max");
        reporter.submit(reporter.get("/@lea"), "/@lea/follow");
        report(reporter, lea, post(lea, "Buy my tents"));
        String sent = "/report/sent?account=" + lea.id();
        Answer thanks = reporter.get(sent + "&done=reported");
        assertThat(thanks.body())
                .contains("The moderators will look at your report", "/@lea/unfollow", "/@lea/mute", "/@lea/block");
        Answer unfollowed = reporter.submit(thanks, "/@lea/unfollow");
        assertThat(unfollowed.header("Location")).hasValue(sent + "&done=saved");
        Answer next = reporter.get(sent);
        assertThat(next.body()).doesNotContain("/@lea/unfollow").contains("/@lea/mute", "/@lea/block");
        reporter.submit(next, "/@lea/mute");
        assertThat(reporter.get("/settings/muted").body()).contains("@lea");
        Answer muted = reporter.get(sent);
        assertThat(muted.body()).contains("You mute this account.").doesNotContain("/@lea/mute");
        reporter.submit(muted, "/@lea/block");
        assertThat(reporter.get(sent).body())
                .contains("You block lea")
                .doesNotContain("/@lea/unfollow", "/@lea/mute\"", "/@lea/block\"");
        // Also a second report of a blocked account offers nothing.
        report(reporter, lea, post(lea, "Buy my boats"));
        assertThat(reporter.get("/report/sent?account=1").status()).isEqualTo(404);
    }

    @Test
    void markedPostsLoseTheMarkWhenTheAppealIsApproved() {
        Account cay = server.account("cay");
        server.account("dan");
        String post = post(cay, "A wound");
        String path = report(signedIn("dan"), cay, post);
        Answer marked = moderator.submit(
                moderator.get(path), path + "/decide", "action", "mark_statuses_as_sensitive", "posts[]", post);
        assertThat(marked.status()).isEqualTo(303);
        await().untilAsserted(() -> assertThat(sensitive(post)).isTrue());
        Browser author = signedIn("cay");
        Answer page = author.get("/account-status");
        author.submit(page, action(page, "/account-status/\\d+/appeal"), "text", "It is a drawing");
        Answer appeals = moderator.get("/admin/appeals");
        moderator.submit(appeals, action(appeals, "/admin/appeals/\\d+/approve"));
        await().untilAsserted(() -> assertThat(sensitive(post)).isFalse());
    }

    private static boolean sensitive(String post) {
        return server.get("/api/v1/statuses/" + post).json().path("sensitive").asBoolean();
    }

    @Test
    void aRestrictionIsLiftedOnTheCaseAndNotesAreForModerators() {
        Account eve = server.account("eve");
        server.account("fay");
        String path = report(signedIn("fay"), eve, post(eve, "Buy my hats"));
        moderator.submit(moderator.get(path), path + "/assign");
        assertThat(moderator.get("/admin/reports?show=mine").body()).contains("@eve");
        moderator.submit(moderator.get(path), path + "/note", "note", "Third time this week");
        moderator.submit(moderator.get(path), path + "/decide", "action", "silence");
        assertThat(moderator.get(path).body()).contains("Third time this week", "Limited", "took the case");
        assertThat(moderator.get("/admin/reports?show=resolved&order=reports").body())
                .contains("@eve");
        moderator.submit(moderator.get(path), path + "/lift");
        assertThat(moderator.get(path).body()).contains("lifted: limited");
        assertThat(server.server
                        .core()
                        .people()
                        .accounts()
                        .get(eve.id())
                        .restrictions()
                        .limited())
                .isFalse();
        moderator.submit(moderator.get(path), path + "/reopen");
        assertThat(moderator.get("/admin/reports").body()).contains("@eve");
        assertThat(moderator.get("/admin/log").body()).contains("@mia limited", "@mia no longer limits");
    }

    @Test
    void aPersonWhoseAccountIsFrozenOrSuspendedReadsWhyAndAppeals() {
        for (String action : new String[] {"disable", "suspend"}) {
            Account person = server.account("p_" + action);
            server.account("r_" + action);
            Browser browser = signedIn("p_" + action);
            String path = report(signedIn("r_" + action), person, post(person, "Buy my bags"));
            moderator.submit(moderator.get(path), path + "/decide", "action", action, "text", "For the bags");
            assertThat(browser.get("/home").header("Location")).hasValue("/account-status");
            Answer page = browser.get("/account-status");
            assertThat(page.body()).contains("For the bags");
            assertThat(browser.submit(page, action(page, "/account-status/\\d+/appeal"), "text", "Sorry")
                            .header("Location"))
                    .hasValue("/account-status?done=appealed");
            Answer appeals = moderator.get("/admin/appeals");
            moderator.submit(appeals, action(appeals, "/admin/appeals/\\d+/approve"));
            assertThat(browser.get("/home").status()).isEqualTo(200);
        }
    }

    @Test
    void badInputIsRefusedOnThePageWhereItWasTyped() {
        Account gus = server.account("gus");
        server.account("hal");
        Browser reporter = signedIn("hal");
        Answer form = reporter.get("/report?account=" + gus.id());
        assertThat(reporter.submit(form, "/report", "comment", "x".repeat(2_000))
                        .status())
                .isEqualTo(422);
        assertThat(reporter.submit(form, "/report", "post", "12345").body())
                .contains("contains a post that is deleted");
        assertThat(reporter.get("/report?account=1").status()).isEqualTo(404);
        assertThat(reporter.get("/report").status()).isEqualTo(404);
        assertThat(signedIn("gus").get("/report?account=" + gus.id()).status()).isEqualTo(404);
        String path = report(reporter, gus, post(gus, "Buy my coats"));
        Answer page = moderator.get(path);
        assertThat(moderator
                        .submit(page, path + "/decide", "action", "delete_statuses")
                        .status())
                .isEqualTo(422);
        assertThat(moderator.submit(page, path + "/decide", "action", "dance").status())
                .isEqualTo(422);
        assertThat(moderator.submit(page, path + "/note", "note", "").status()).isEqualTo(422);
        assertThat(moderator.get("/admin/reports/1").status()).isEqualTo(404);
        assertThat(moderator.get("/admin/reports?show=odd&order=odd&page=7").status())
                .isEqualTo(200);
    }

    @Test
    void administratorsWriteTheRules() {
        server.account("root", Role.ADMIN);
        Browser admin = signedIn("root");
        admin.submit(admin.get("/admin/rules"), "/admin/rules", "text", "Be kind", "hint", "To everyone");
        assertThat(new Browser(server).get("/about").body()).contains("Be kind", "To everyone");
        assertThat(new Browser(server).get("/auth/sign_up").body()).contains("Be kind");
        assertThat(admin.submit(admin.get("/admin/rules"), "/admin/rules", "text", " ")
                        .status())
                .isEqualTo(422);
        Answer page = admin.get("/admin/rules");
        String second = lastRule(page);
        Map<String, String> form = Map.of("csrf", Browser.formToken(page));
        admin.post(second + "/up", form);
        assertThat(server.get("/api/v1/instance/rules")
                        .json()
                        .path(0)
                        .path("text")
                        .asString())
                .isEqualTo("Be kind");
        admin.submit(admin.get("/admin/rules"), second, "text", "Be very kind");
        assertThat(admin.post(second + "/remove", form).status()).isEqualTo(303);
        assertThat(admin.post(second + "/remove", form).status()).isEqualTo(404);
        assertThat(server.get("/api/v1/instance/rules").json()).hasSize(1);
    }

    private static String lastRule(Answer page) {
        Matcher found = Pattern.compile("action=\"(/admin/rules/\\d+)\"").matcher(page.body());
        String last = "";
        while (found.find()) {
            last = found.group(1);
        }
        return last;
    }
}
