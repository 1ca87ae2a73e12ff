package org.groundswell.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.config.Setting;
import org.groundswell.moderation.Strike;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of accounts, an account's page and the audit log, as moderators use them. */
class AccountDeskTest {
    private static TestServer server;
    private static Browser moderator;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = TestServer.start(folder, Map.of(Setting.RATE_LIMIT, "0", Setting.REGISTRATIONS, "approval"));
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

    private static String post(Account author, String text, String... more) {
        String[] form = new String[more.length + 2];
        form[0] = "status";
        form[1] = text;
        System.arraycopy(more, 0, form, 2, more.length);
        return server.post("/api/v1/statuses", server.token(author, "write"), form)
                .json()
                .path("id")
                .asString();
    }

    private static String path(Account account) {
        return "/admin/accounts/" + account.id();
    }

    private static Document shown(String path) {
        Answer answer = moderator.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static int status(String post) {
        return server.get("/api/v1/statuses/" + post).status();
    }

    private static List<Strike> strikes(Account account) {
        return server.server.core().reporting().strikes().of(account.id());
    }

    @Test
    void accountsAreListedAndSearchedAndLeadToTheirPages() {
        Account fin = server.account("fin");
        server.account("fiona");
        Document all = shown("/admin/accounts");
        assertThat(all.select(".places [aria-current=page]").text()).isEqualTo("Accounts");
        assertThat(all.select(".persons a").eachAttr("href")).contains(path(fin));
        assertThat(shown("/admin/accounts?q=@fi").select(".persons .acct").eachText())
                .containsExactly("@fiona", "@fin");
        assertThat(shown("/admin/accounts?q=fin@mail.example&origin=local")
                        .select(".persons .acct")
                        .eachText())
                .hasSizeLessThan(2);
        assertThat(shown("/admin/accounts?q=fi&origin=remote").text()).contains("No accounts found.");
        Document searched = shown("/admin/accounts?q=fi&state=suspended");
        assertThat(searched.select("nav [aria-current=true]").eachText()).containsExactly("Suspended", "All servers");
        assertThat(searched.select("nav a:contains(Frozen)").attr("href"))
                .isEqualTo("/admin/accounts?q=fi&state=disabled");
        assertThat(searched.select("form.search input[type=hidden]").eachAttr("value"))
                .containsExactly("suspended");
        assertThat(shown("/admin/accounts?state=odd&origin=odd&before=odd").select(".persons li"))
                .isNotEmpty();
    }

    @Test
    void postsThatNobodyReportedAreDeletedFromTheAccountsPage() {
        Account ana = server.account("ana");
        String one = post(ana, "Buy my shoes");
        String other = post(ana, "A nice day");
        String secret = post(ana, "for followers", "visibility", "private");
        assertThat(Jsoup.parse(moderator.get("/@ana").body())
                        .select("a[href=" + path(ana) + "]")
                        .text())
                .isEqualTo("Open in moderation");
        Answer page = moderator.get(path(ana));
        assertThat(page.body()).contains("Buy my shoes", "A nice day").doesNotContain("for followers");
        Answer refused = moderator.submit(
                page, path(ana) + "/decide", "action", "delete_statuses", "text", "No advertising", "mail", "");
        assertThat(refused.status()).isEqualTo(422);
        Document kept = Jsoup.parse(refused.body());
        assertThat(kept.getElementById("text").val()).isEqualTo("No advertising");
        assertThat(kept.select("input[name=action][checked]").val()).isEqualTo("delete_statuses");
        assertThat(kept.select("input[name=mail][checked]")).isEmpty();
        // A post that the moderator may not see is not there for decisions either.
        assertThat(moderator
                        .submit(page, path(ana) + "/decide", "action", "delete_statuses", "posts[]", secret)
                        .status())
                .isEqualTo(422);
        Answer decided = moderator.submit(
                refused, path(ana) + "/decide", "action", "delete_statuses", "posts[]", one, "text", "No advertising");
        assertThat(decided.header("Location")).hasValue(path(ana) + "?done=saved");
        await().untilAsserted(() -> assertThat(status(one)).isEqualTo(404));
        assertThat(status(other)).isEqualTo(200);
        assertThat(shown(path(ana)).select(".case-about .log").text()).contains("posts deleted", "No advertising");
        assertThat(shown("/admin/log?account=@ana&by=@mia").select(".log").text())
                .isEqualTo(shown("/admin/log?account=@ana").select(".log").text())
                .contains("@mia deleted posts of @ana");
    }

    @Test
    void ofTwoModeratorsWithTheSamePageTheSecondIsTold() {
        Account ben = server.account("ben");
        server.account("max", Role.MODERATOR);
        Browser second = signedIn("max");
        for (String action : List.of("none", "silence")) {
            Answer seen = second.get(path(ben));
            int before = strikes(ben).size();
            assertThat(moderator
                            .submit(moderator.get(path(ben)), path(ben) + "/decide", "action", action, "text", "Stop")
                            .status())
                    .isEqualTo(303);
            Answer late = second.submit(seen, path(ben) + "/decide", "action", action, "text", "Stop it");
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.body()).contains("There are new decisions about this account", "Stop it");
            assertThat(strikes(ben)).hasSize(before + 1);
        }
        Answer page = moderator.get(path(ben));
        assertThat(moderator.submit(page, path(ben) + "/lift").status()).isEqualTo(303);
        assertThat(shown(path(ben)).select(".case-about form")).isEmpty();
    }

    @Test
    void aDecisionOnTheAccountsPageIsNoticedOnThatOfItsCase() {
        Account cay = server.account("cay");
        Account dan = server.account("dan");
        server.post(
                "/api/v1/reports",
                server.token(dan, "write"),
                "account_id",
                cay.id().toString(),
                "status_ids[]",
                post(cay, "Buy my hats"));
        Document page = shown(path(cay));
        String openCase = page.select(".notice a").attr("href");
        assertThat(openCase).startsWith("/admin/reports/");
        assertThat(page.select(".log a").eachAttr("href")).contains(openCase);
        Answer seen = moderator.get(openCase);
        assertThat(Jsoup.parse(seen.body()).select("a[href=" + path(cay) + "]")).isNotEmpty();
        moderator.submit(moderator.get(path(cay)), path(cay) + "/decide", "action", "none", "text", "Stop");
        assertThat(moderator
                        .submit(seen, openCase + "/decide", "action", "none", "text", "Stop")
                        .status())
                .isEqualTo(409);
        assertThat(strikes(cay)).hasSize(1);
        assertThat(moderator
                        .submit(moderator.get(openCase), openCase + "/decide", "action", "none", "text", "Stop")
                        .status())
                .isEqualTo(303);
        assertThat(shown(path(cay)).select(".notice")).isEmpty();
    }

    @Test
    void moderatorsReadThePostsOfASuspendedAccountAndDecideAboutThem() {
        Account eve = server.account("eve");
        Account fay = server.account("fay");
        String post = post(eve, "Buy my bags");
        String secret = post(eve, "for followers", "visibility", "private");
        moderator.submit(moderator.get(path(eve)), path(eve) + "/decide", "action", "suspend");
        await().untilAsserted(() -> assertThat(status(post)).isEqualTo(404));
        assertThat(moderator.get("/@eve").status()).isNotEqualTo(200);
        await().untilAsserted(() -> {
            Document page = shown(path(eve));
            assertThat(page.select(".case-post").text()).contains("Buy my bags", "Hidden by the suspension");
            assertThat(page.text())
                    .contains("Only moderators can read these posts")
                    .doesNotContain("for followers");
        });
        assertThat(signedIn("fay").get(path(eve)).status()).isEqualTo(404);
        assertThat(server.get("/api/v1/statuses/" + post, server.token(fay, "read"))
                        .status())
                .isEqualTo(404);
        Answer page = moderator.get(path(eve));
        assertThat(moderator
                        .submit(page, path(eve) + "/decide", "action", "delete_statuses", "posts[]", secret)
                        .status())
                .isEqualTo(422);
        assertThat(moderator
                        .submit(page, path(eve) + "/decide", "action", "mark_statuses_as_sensitive", "posts[]", post)
                        .status())
                .isEqualTo(303);
        await().untilAsserted(() -> assertThat(
                        shown(path(eve)).select(".case-post .state").eachText())
                .contains("Marked as sensitive"));

        // The appeal leads to the post.
        Browser author = signedIn("eve");
        Answer strikes = author.get("/account-status");
        String appeal = Jsoup.parse(strikes.body())
                .select("form[action$=appeal]")
                .first()
                .attr("action");
        author.submit(strikes, appeal, "text", "They are mine");
        await().untilAsserted(() -> assertThat(
                        Jsoup.parse(moderator.get("/notifications").body()).text())
                .contains("eve appealed against a decision"));
        Document appeals = shown("/admin/appeals");
        assertThat(appeals.select("form:contains(@eve) a[href=" + path(eve) + "]"))
                .isNotEmpty();
        String link = appeals.select("form:contains(@eve) .case-post a").attr("href");
        assertThat(link).startsWith(path(eve) + "?before=").endsWith("#post-" + post);
        assertThat(shown(link.substring(0, link.indexOf('#'))).getElementById("post-" + post))
                .isNotNull();
        moderator.submit(moderator.get(path(eve)), path(eve) + "/lift");
        await().untilAsserted(() -> assertThat(status(post)).isEqualTo(200));
    }

    @Test
    void nobodyActsOnAnAdministratorOnThemselvesOrOnStaffOfTheSameRank() {
        server.account("root", Role.ADMIN);
        server.account("may", Role.MODERATOR);
        Browser admin = signedIn("root");
        record Row(Browser actor, String target, boolean may) {}
        for (Row row : List.of(
                new Row(moderator, "mia", false),
                new Row(moderator, "may", false),
                new Row(moderator, "root", false),
                new Row(moderator, "gil", true),
                new Row(admin, "may", true),
                new Row(admin, "root", false),
                new Row(admin, "gil", true))) {
            Account target = server.server
                    .core()
                    .people()
                    .accounts()
                    .find(row.target())
                    .orElseGet(() -> server.account(row.target()));
            Answer page = row.actor().get(path(target));
            assertThat(Jsoup.parse(page.body()).select("form[action$=decide]").isEmpty())
                    .as(row.target())
                    .isEqualTo(!row.may());
            int before = strikes(target).size();
            Answer answer = row.actor()
                    .post(
                            path(target) + "/decide",
                            Map.of(
                                    "csrf",
                                    Browser.formToken(row.actor().get("/admin/email-domains")),
                                    "action",
                                    "none",
                                    "text",
                                    "Stop",
                                    "seen",
                                    Integer.toString(before)));
            assertThat(answer.status()).as(row.target()).isEqualTo(row.may() ? 303 : 403);
            assertThat(strikes(target)).as(row.target()).hasSize(row.may() ? before + 1 : before);
        }
    }

    @Test
    void administratorsApproveAndRejectSignUpsAndModeratorsReadThem() {
        server.account("boss", Role.ADMIN);
        Browser admin = signedIn("boss");
        for (String verb : List.of("approve", "reject")) {
            String name = "new_" + verb;
            Browser newcomer = new Browser(server);
            newcomer.submit(
                    newcomer.get("/auth/sign_up"),
                    "/auth/sign_up",
                    "username",
                    name,
                    "email",
                    name + "@mail.example",
                    "password",
                    TestServer.PASSWORD,
                    "reason",
                    "I paint birds");
            Document pending = shown("/admin/accounts?state=pending");
            assertThat(pending.select(".persons .acct").eachText()).containsExactly("@" + name);
            String path = pending.select(".persons a").attr("href");
            assertThat(shown(path).text()).contains("Waiting for approval", "I paint birds", name + "@mail.example");
            assertThat(moderator
                            .post(path + "/" + verb, Map.of("csrf", Browser.formToken(moderator.get(path))))
                            .status())
                    .isEqualTo(404);
            assertThat(admin.submit(admin.get(path), path + "/" + verb).status())
                    .isEqualTo(303);
            assertThat(moderator.get(path).status()).isEqualTo(verb.equals("approve") ? 200 : 404);
        }
        assertThat(shown("/admin/accounts?state=pending").text()).contains("No accounts found.");
    }

    @Test
    void theAuditLogIsFilteredAndPaged() {
        Account hal = server.account("hal");
        for (int i = 0; i < 11; i++) {
            moderator.submit(moderator.get(path(hal)), path(hal) + "/decide", "action", "silence");
            moderator.submit(moderator.get(path(hal)), path(hal) + "/lift");
        }
        Document newest = shown("/admin/log?account=hal");
        assertThat(newest.select(".log li")).hasSize(20);
        assertThat(newest.select(".log li").first().text()).contains("@mia no longer limits @hal");
        assertThat(newest.select(".log a").attr("href")).isEqualTo("/admin/accounts?q=%40hal");
        Document older = shown("/admin/log" + newest.select("a[rel=next]").attr("href"));
        assertThat(older.select(".log li")).hasSize(2);
        assertThat(older.select("a[rel=next]")).isEmpty();
        assertThat(shown("/admin/log?by=@nobody").text()).contains("There is no account with this address");
        assertThat(shown("/admin/log?by=@hal").text()).contains("No entries.");
        assertThat(shown("/admin/log?account=@someone").text()).contains("No entries.");
    }

    @Test
    void moderatorsAreToldOfAppealsExceptOfTheirOwn() {
        server.account("chief", Role.ADMIN);
        Account ivy = server.account("ivy", Role.MODERATOR);
        Browser admin = signedIn("chief");
        admin.submit(admin.get(path(ivy)), path(ivy) + "/decide", "action", "none", "text", "Stop");
        Browser author = signedIn("ivy");
        Answer strikes = author.get("/account-status");
        String appeal =
                Jsoup.parse(strikes.body()).select("form[action$=appeal]").attr("action");
        assertThat(author.submit(strikes, appeal, "text", "I did not").status()).isEqualTo(303);
        String strike = strikes(ivy).getFirst().id().toString();
        await().untilAsserted(() -> assertThat(
                        Jsoup.parse(moderator.get("/notifications").body())
                                .select("a[href=/admin/appeals#appeal-" + strike + "]"))
                .isNotEmpty());
        assertThat(Jsoup.parse(moderator.get("/notifications").body()).text())
                .contains("ivy appealed against a decision");
        assertThat(server.get("/api/v1/notifications?types[]=groundswell.appeal", server.token(ivy, "read"))
                        .json())
                .isEmpty();
        assertThat(author.get("/notifications").body()).doesNotContain("appealed against a decision");
        assertThat(shown("/admin/appeals").getElementById("appeal-" + strike)).isNotNull();
        assertThat(moderator.get("/notifications/settings").body()).contains("on[groundswell.appeal]");
        server.account("joe");
        assertThat(signedIn("joe").get("/notifications/settings").body()).doesNotContain("on[groundswell.appeal]");
    }
}
