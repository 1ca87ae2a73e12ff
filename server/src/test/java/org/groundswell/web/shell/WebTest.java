package org.groundswell.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.config.Setting;
import org.groundswell.publishing.Draft;
import org.groundswell.statuses.Status;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as a browser without scripts gets them. */
class WebTest {
    @TempDir
    Path directory;

    private TestServer server;

    private void open(Setting setting, String value) {
        server = TestServer.start(directory, Map.of(setting, value));
    }

    private void open() {
        open(Setting.TITLE, "Here");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void somebodyJoinsPostsIsAnsweredAndLeaves() {
        open();
        Browser ana = new Browser(server);
        Answer joined = ana.submit(
                ana.get("/auth/sign_up"),
                "/auth/sign_up",
                "username",
                "ana",
                "email",
                "ana@mail.example",
                "password",
                TestServer.PASSWORD,
                "country",
                "PH");
        assertThat(joined.header("Location")).hasValue("/welcome");
        Answer composer = ana.get("/write?tag=MyStory");
        assertThat(composer.body()).contains("#MyStory</textarea>");
        Answer posted = ana.submit(composer, "/write", "text", "It was dark. #MyStory", "visibility", "public");
        assertThat(posted.status()).isEqualTo(303);
        assertThat(ana.get("/home").body()).contains("It was dark.");
        assertThat(new Browser(server).get("/tags/mystory").body())
                .contains("It was dark.")
                .contains("Philippines");

        String path = server.get("/@ana").body().replaceFirst("(?s).*class=\"when\" href=\"(/@ana/[0-9]+)\".*", "$1");
        server.account("ben");
        Browser ben = new Browser(server);
        ben.signIn("ben");
        Answer thread = ben.get(path);
        assertThat(thread.body()).contains("@ana </textarea>");
        ben.submit(thread, "/write", "text", "@ana I believe you.", "visibility", "public");
        assertThat(ana.get(path).body()).contains("I believe you.").contains("Reply, 1 reply");

        ana.submit(ana.get("/home"), "/auth/sign_out");
        assertThat(ana.get("/home").header("Location")).hasValue("/auth/sign_in?next=%2Fhome");
    }

    @Test
    void aFormOnAPageWhoseAddressIsInAnotherScriptLeadsBackToIt() {
        open();
        Account account = server.account("ana");
        Status post = server.server
                .core()
                .publishing()
                .posting()
                .post(account.id(), Draft.of("#日本 is awake"))
                .status();
        Browser ana = new Browser(server);
        ana.signIn("ana");
        String page = "/tags/%E6%97%A5%E6%9C%AC";
        String favourite = "/statuses/" + post.id() + "/favourite";
        assertThat(ana.submit(ana.get(page), favourite).header("Location")).hasValue(page + "#p" + post.id());
    }

    @Test
    void aFormFromElsewhereDoesNothing() {
        open();
        server.account("ana");
        Browser ana = new Browser(server);
        ana.signIn("ana");
        Answer stranger = new Browser(server).get("/auth/sign_in");
        for (String token : new String[] {"", "x", Browser.formToken(stranger)}) {
            Answer answer = ana.post("/write", Map.of("csrf", token, "text", "not me", "visibility", "public"));
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(server.get("/@ana").body()).doesNotContain("not me");
        assertThat(Browser.formToken(ana.get("/write")))
                .as("two pages hold two tokens")
                .isNotEqualTo(Browser.formToken(ana.get("/write")));
    }

    @Test
    void whatWasTypedIsNotLostWhenItWontDo() {
        open();
        server.account("ana");
        Browser ana = new Browser(server);
        ana.signIn("ana");
        String text = "too long ".repeat(60);
        Answer answer = ana.submit(ana.get("/write"), "/write", "text", text, "visibility", "unlisted");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(text.strip())
                .contains("500 at most")
                .contains("value=\"unlisted\" selected");
    }

    @Test
    void signingInLeadsBackToThisSiteOnly() {
        open();
        server.account("ana");
        for (String elsewhere : new String[] {"https://evil.example", "//evil.example", "/\\evil.example"}) {
            Browser browser = new Browser(server);
            Answer answer = browser.submit(
                    browser.get("/auth/sign_in"),
                    "/auth/sign_in",
                    "name",
                    "ana",
                    "password",
                    TestServer.PASSWORD,
                    "next",
                    elsewhere);
            assertThat(answer.header("Location")).hasValue("/home");
        }
    }

    @Test
    void theFirstAdministratorIsMadeByALinkThatWorksOnce() {
        open(Setting.REGISTRATIONS, "closed");
        String link = "/setup/" + server.server.setupToken().orElseThrow();
        Browser browser = new Browser(server);
        Answer made = browser.submit(
                browser.get(link),
                link,
                "username",
                "admin",
                "email",
                "root@mail.example",
                "password",
                TestServer.PASSWORD);
        assertThat(made.status()).isEqualTo(303);
        assertThat(browser.get("/admin").status()).isEqualTo(200);
        Answer again = new Browser(server).get(link);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.body())
                .contains("already has an administrator")
                .contains("href=\"/auth/sign_in\"")
                .doesNotContain("name=\"username\"");
        Answer late = browser.post(link, Map.of("csrf", Browser.formToken(browser.get("/settings"))));
        assertThat(late.status()).as("a form that was open in another window").isEqualTo(410);
        assertThat(new Browser(server).get("/setup/wrong").status()).isEqualTo(404);
        assertThat(server.server.setupToken()).isEmpty();
        assertThat(new Browser(server).get("/auth/sign_up").body()).contains("Registrations are closed.");
        assertThat(new Browser(server).get("/admin").status()).isEqualTo(404);
    }

    @Test
    void aSetupLinkSaysThatSetupIsDoneWhenAnAdministratorWasMadeWithoutIt() {
        open();
        String earlier = "/setup/" + server.server.setupToken().orElseThrow();
        String link = "/setup/" + server.server.setupToken().orElseThrow();
        assertThat(new Browser(server).get(earlier).status()).isEqualTo(404);
        assertThat(new Browser(server).get(link).status()).isEqualTo(200);
        server.account("root", Role.ADMIN);
        assertThat(new Browser(server).get(link).status()).isEqualTo(410);
        assertThat(new Browser(server).get(earlier).status())
                .as("replaced, like a wrong one")
                .isEqualTo(404);
    }

    @Test
    void whereApprovalIsNeededAnAdministratorLetsPeopleIn() {
        open(Setting.REGISTRATIONS, "approval");
        server.account("root", Role.ADMIN);
        Browser ana = new Browser(server);
        ana.submit(
                ana.get("/auth/sign_up"),
                "/auth/sign_up",
                "username",
                "ana",
                "email",
                "ana@mail.example",
                "password",
                TestServer.PASSWORD,
                "reason",
                "I walk home too");
        Answer waiting =
                ana.submit(ana.get("/auth/sign_in"), "/auth/sign_in", "name", "ana", "password", TestServer.PASSWORD);
        assertThat(waiting.status()).isEqualTo(403);
        Browser admin = new Browser(server);
        admin.signIn("root");
        Answer desk = admin.get("/admin");
        assertThat(desk.body()).contains("I walk home too");
        admin.submit(desk, "/admin/approve");
        ana.signIn("ana");
        assertThat(ana.get("/home").status()).isEqualTo(200);
    }

    @Test
    void anInvitationLetsAsManyInAsItSays() {
        open(Setting.REGISTRATIONS, "invite");
        server.account("root", Role.ADMIN);
        Browser admin = new Browser(server);
        admin.signIn("root");
        admin.submit(admin.get("/admin"), "/admin/invite", "uses", "1");
        String code = admin.get("/admin").body().replaceFirst("(?s).*sign_up\\?invite=([^<]+)<.*", "$1");
        for (String name : new String[] {"ana", "ben"}) {
            Browser browser = new Browser(server);
            Answer answer = browser.submit(
                    browser.get("/auth/sign_up?invite=" + code),
                    "/auth/sign_up",
                    "username",
                    name,
                    "email",
                    name + "@mail.example",
                    "password",
                    TestServer.PASSWORD,
                    "invite",
                    code);
            assertThat(answer.status()).isEqualTo(name.equals("ana") ? 303 : 403);
        }
    }

    @Test
    void pagesAllowNothingFromElsewhereAndAssetsAreKept() {
        open();
        Answer page = server.get("/");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        String css = page.body().replaceFirst("(?s).*href=\"(/assets/app.css[^\"]+)\".*", "$1");
        assertThat(server.get(css).header("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(server.send(server.request("/").method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/nowhere").status()).isEqualTo(404);
        assertThat(server.get("/@nobody").body()).contains("Page not found");
    }

    @Test
    void settingsAreKept() {
        open();
        server.account("ana");
        Browser ana = new Browser(server);
        ana.signIn("ana");
        Answer saved = ana.submit(
                ana.get("/settings"),
                "/settings",
                "display_name",
                "Ana \"A\" <b>",
                "note",
                "Walks #home",
                "country",
                "DE",
                "language",
                "de",
                "fields[0][name]",
                "Web",
                "fields[0][value]",
                "https://example.org",
                "visibility",
                "unlisted",
                "discoverable",
                "on");
        assertThat(saved.header("Location")).hasValue("/settings?done=saved");
        assertThat(server.get("/@ana").body())
                .contains("Ana \"A\" &lt;b>".replace(">", "&gt;"))
                .contains("Germany")
                .contains("rel=\"tag\"");
        Answer wrong = ana.submit(ana.get("/settings"), "/settings", "country", "XX", "display_name", "kept");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"kept\"").contains("two-letter country code");
        String app = server.token(
                server.server.core().people().accounts().find("ana").orElseThrow(), "read");
        Answer denied = ana.submit(
                ana.get("/settings/security"), "/settings/password", "present", "not it", "wanted", "another long one");
        assertThat(denied.status()).isEqualTo(401);
        assertThat(denied.body()).contains("The current password is incorrect");
        assertThat(server.get("/api/v1/timelines/home", app).status()).isEqualTo(200);
        Answer changed = ana.submit(
                ana.get("/settings/security"),
                "/settings/password",
                "present",
                TestServer.PASSWORD,
                "wanted",
                "another long one");
        assertThat(changed.status()).isEqualTo(303);
        assertThat(ana.get("/home").status()).isEqualTo(303);
        assertThat(server.get("/api/v1/timelines/home", app).status()).isEqualTo(401);
    }
}
