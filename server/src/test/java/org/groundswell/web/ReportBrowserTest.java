package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.media.TestMedia;
import org.groundswell.model.StatusId;
import org.groundswell.reports.Category;
import org.groundswell.reports.NewReport;
import org.groundswell.reports.Report;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** From a report to its decision and the notices, and the pages of the moderators' desk, in a browser. */
class ReportBrowserTest extends BrowserSteps {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static Account moderator;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of());
        moderator = server.account("mod", Role.MODERATOR);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    URI url() {
        return server.url;
    }

    @Test
    void aReportedPictureOfADeletedPostIsHiddenBehindAClick() throws IOException {
        Account lin = server.account("lin");
        String token = server.token(lin, "write");
        String picture = server.upload(
                        "/api/v2/media", token, "file", TestMedia.png(640, 420), "description", "A red and a blue half")
                .json()
                .path("id")
                .asString();
        String post = server.post("/api/v1/statuses", token, "status", "Look at this", "media_ids[]", picture)
                .json()
                .path("id")
                .asString();
        Report report = server.server
                .core()
                .reporting()
                .reports()
                .file(
                        server.account("ria").id(),
                        new NewReport(
                                lin.id(),
                                List.of(StatusId.parse(post).orElseThrow()),
                                "Horrible",
                                false,
                                Category.VIOLATION,
                                List.of()));
        server.delete("/api/v1/statuses/" + post + "?delete_media=true", token);
        open(false);
        signIn("mod");
        visit("/admin/reports/" + report.caseId());
        By image = By.cssSelector(".case-post img[src^='/admin/evidence/']");
        assertThat(browser.findElement(image).isDisplayed()).isFalse();
        click(".case-post details.warned summary");
        await(page -> !"0".equals(page.findElement(image).getDomProperty("naturalWidth")));
        shoot("moderation-evidence-desktop");
        asOnAPhone();
        assertThat(sideways()).isZero();
        shoot("moderation-evidence-phone");
        asOnADesk();
        signOut();
        // The other test counts the open reports.
        server.server.core().reporting().cases().resolve(moderator.id(), report.caseId(), 1);
    }

    @Test
    void aReportIsDecidedAndBothPeopleAreTold() throws IOException {
        Account vera = server.account("vera");
        server.server.core().ruling().rules().add("No advertising", "Also not for good causes.");
        String post = server.post("/api/v1/statuses", server.token(vera, "write"), "status", "Cheap lamps, only today!")
                .json()
                .path("id")
                .asString();
        server.account("wim");
        open(false);
        signIn("wim");
        visit("/@vera/" + post);
        shoot("report-post-desktop");
        click("a[href^='/report']");
        await("h1", "Report vera");
        click("input[value=violation]");
        click("input[name='rules[]']");
        type("#comment", "This is an advertisement");
        shoot("report-form-desktop");
        browser.findElement(By.cssSelector("main .form .button")).sendKeys(Keys.ENTER);
        await(".notice", "The moderators will look at your report.");
        signOut();

        signIn("mod");
        visit("/admin/dashboard");
        assertThat(browser.findElement(By.cssSelector("dl.numbers dd")).getText())
                .isEqualTo("1");
        click("dl.numbers a");
        await("h1", "Reports");
        shoot("moderation-reports-desktop");
        click(".desk a[href^='/admin/reports/']");
        await("h1", "Reports about @vera");
        shoot("moderation-case-desktop");
        asOnAPhone();
        assertThat(sideways()).isZero();
        shoot("moderation-case-phone");
        asOnADesk();
        click("input[name='posts[]']");
        click("input[value=delete_statuses]");
        type("#text", "Advertising is not allowed here.");
        shoot("moderation-decision-desktop");
        browser.findElement(By.cssSelector(".case-decision .choice .button")).sendKeys(Keys.ENTER);
        await("main .badge", "Posts deleted");
        shoot("moderation-decided-desktop");
        visit("/@vera/" + post);
        await("h1", "Page not found");
        signOut();

        signIn("wim");
        awaitNotification("The moderators have decided about your report");
        shoot("report-notice-desktop");
        visit("/settings/reports");
        assertThat(browser.findElement(By.cssSelector("main")).getText()).contains("Posts were deleted.");
        shoot("my-reports-desktop");
        signOut();

        signIn("vera");
        awaitNotification("moderators");
        shoot("warning-notice-desktop");
        click(".notifications a[href='/settings/strikes']");
        await(".strike", "Advertising is not allowed here.");
        shoot("my-decisions-desktop");
        asOnAPhone();
        assertThat(sideways()).isZero();
        shoot("my-decisions-phone");
    }

    /** Notifications are written by a consumer of the event log. */
    private void awaitNotification(String text) {
        Awaitility.await().untilAsserted(() -> {
            visit("/notifications");
            assertThat(browser.findElement(By.cssSelector(".notifications")).getText())
                    .contains(text);
        });
    }

    @Test
    void thePagesOfTheDeskFitEveryScreen() throws IOException {
        addPast();
        String token = server.token(moderator, "admin:write");
        server.post(
                "/api/v1/admin/ip_blocks",
                token,
                "ip",
                "198.51.100.0/24",
                "severity",
                "no_access",
                "comment",
                "Sign-ups by a script",
                "expires_in",
                "2592000");
        server.post(
                "/api/v1/admin/domain_blocks",
                token,
                "domain",
                "loud.example",
                "severity",
                "silence",
                "public_comment",
                "Spam",
                "private_comment",
                "Asked twice");
        server.post("/api/v1/admin/email_domain_blocks", token, "domain", "throwaway.example");
        server.post("/api/v1/admin/canonical_email_blocks", token, "email", "someone@mail.example");
        String author = server.person("writer");
        server.post("/api/v1/statuses", author, "status", "Meet at the pier for #CleanTheBay");
        server.post("/api/v1/statuses", author, "status", "What a #sunset");
        for (boolean dark : List.of(false, true)) {
            open(dark);
            signIn("mod");
            for (Map.Entry<String, String> page : Map.of(
                            "desk-dashboard", "/admin/dashboard",
                            "desk-tags", "/admin/tags?q=cleanthebay",
                            "desk-tag-list", "/admin/tags",
                            "desk-ip-blocks", "/admin/ip-blocks",
                            "desk-domain-blocks", "/admin/domain-blocks",
                            "desk-email-domains", "/admin/email-domains",
                            "desk-email-addresses", "/admin/email-addresses",
                            "desk-trends", "/admin/trends",
                            "desk-accounts", "/admin/accounts",
                            "desk-log", "/admin/log")
                    .entrySet()) {
                visit(page.getValue());
                assertThat(browser.findElements(By.cssSelector(".places [aria-current=page]")))
                        .hasSize(1);
                String look = page.getKey() + (dark ? "-dark" : "");
                shoot(look + "-desktop");
                asOnAPhone();
                assertThat(sideways()).as(page.getValue()).isZero();
                shoot(look + "-phone");
                asOnADesk();
            }
            close();
        }
    }

    @Test
    void anAccountThatNobodyReportedIsSuspendedAndModeratorsStillReadItsPosts() throws IOException {
        Account lou = server.account("lou");
        String token = server.token(lou, "write");
        String first = server.post("/api/v1/statuses", token, "status", "Cheap watches, write to me! #sale")
                .json()
                .path("id")
                .asString();
        server.post("/api/v1/statuses", token, "status", "And straps for them", "in_reply_to_id", first);
        server.post("/api/v1/statuses", token, "status", "The lake at noon", "spoiler_text", "Weather");
        for (boolean dark : List.of(false, true)) {
            String look = dark ? "-dark" : "";
            open(dark);
            signIn("mod");
            visit("/admin/accounts?q=lou");
            if (dark) {
                click(".persons a");
                await(".hint", "Only moderators can read these posts");
                shootAccount("desk-account-suspended" + look);
                click("form[action$=lift] button");
                await(".notice", "Saved");
                shootAccount("desk-account" + look);
                visit("/admin/log?account=@lou");
                assertThat(browser.findElement(By.cssSelector(".log")).getText())
                        .contains("@mod suspended @lou", "@mod lifted the suspension of @lou");
                shootAccount("desk-log-of-account" + look);
            } else {
                click(".persons a");
                await("h1", "Account @lou");
                click("input[value=delete_statuses]");
                browser.findElement(By.cssSelector(".case-decision .choice .button"))
                        .sendKeys(Keys.ENTER);
                await(".problem", "must be chosen for this action");
                assertThat(browser.findElement(By.cssSelector("input[value=delete_statuses]"))
                                .isSelected())
                        .isTrue();
                click("input[name='posts[]']");
                shootAccount("desk-account" + look);
                click("input[value=suspend]");
                type("#text", "No advertising.");
                browser.findElement(By.cssSelector(".case-decision .choice .button"))
                        .sendKeys(Keys.ENTER);
                await(".case-about .badge", "Suspended");
                shootAccount("desk-account-suspended" + look);
            }
            close();
        }
    }

    private void shootAccount(String name) throws IOException {
        shoot(name + "-desktop");
        asOnAPhone();
        assertThat(sideways()).as(name).isZero();
        shoot(name + "-phone");
        asOnADesk();
    }

    /** Sign-ups, activity and languages of the last two months, which no clock of the test's has to wait for. */
    private static void addPast() {
        long today = Instant.now().truncatedTo(ChronoUnit.DAYS).toEpochMilli();
        long day = Duration.ofDays(1).toMillis();
        server.server.core().database().writing(tx -> {
            for (int back = 70; back > 0; back--) {
                long begin = today - back * day;
                for (int i = 0; i < 3 + (70 - back) / 12 + back % 7 / 3; i++) {
                    long id = (begin + i * 60_000L) << 16;
                    String name = "past" + back + "x" + i;
                    tx.sql("""
                            INSERT INTO account (id, username, username_key, domain, created_at, language)
                            VALUES (:id, :name, :name, '', :at, :language)
                            """)
                            .set("id", id)
                            .set("name", name)
                            .set("at", begin)
                            .set("language", List.of("en", "tl", "de", "").get(i * back % 4))
                            .run();
                    tx.sql("""
                            INSERT INTO login (account_id, email, password_hash, role, approved, created_at)
                            VALUES (:id, :email, '', 'user', TRUE, :at)
                            """)
                            .set("id", id)
                            .set("email", name + "@mail.example")
                            .set("at", begin)
                            .run();
                    for (int later = 0; later <= back; later += 1 + i * 3) {
                        tx.sql("INSERT INTO active_day (at, account_id) VALUES (:at, :id)")
                                .set("at", begin + later * day)
                                .set("id", id)
                                .run();
                    }
                }
            }
        });
    }
}
