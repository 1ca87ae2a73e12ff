package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Visibility;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What becomes of a post that says little of itself, by app and by page; and what it counts for. */
class PostingTest {
    @TempDir
    static Path data;

    private static TestServer server;
    private static int people;

    @BeforeAll
    static void start() {
        server = TestServer.start(data, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Somebody new, whose posts are usually for followers and sensitive. */
    private record Person(Account account, String token, Browser browser) {}

    private static Person careful() {
        Account account = server.account("careful" + people++);
        server.server
                .core()
                .people()
                .logins()
                .setDefaults(account.id(), new PostingDefaults(Visibility.FOLLOWERS, true, QuotePolicy.PUBLIC));
        return person(account);
    }

    private static Person plain() {
        return person(server.account("plain" + people++));
    }

    private static Person person(Account account) {
        Browser browser = new Browser(server);
        browser.signIn(account.acct().username());
        return new Person(account, server.token(account, "read write follow"), browser);
    }

    @ParameterizedTest
    @CsvSource({
        // what the app says           visibility, sensitive
        "''                          , private   , true",
        "visibility=public           , public    , true",
        "sensitive=false             , private   , false",
        "visibility=direct&sensitive=0, direct   , false",
    })
    void anAppsPostTakesEachDefaultByItself(String said, String visibility, boolean sensitive) {
        String[] form = ("status=Hello" + (said.isEmpty() ? "" : "&" + said)).split("[&=]");
        JsonNode post = server.post("/api/v1/statuses", careful().token(), form).json();
        assertThat(post.path("visibility").asString()).isEqualTo(visibility);
        assertThat(post.path("sensitive").asBoolean()).isEqualTo(sensitive);
    }

    @Test
    void aPagesPostTakesTheSameDefaults() {
        Person ana = careful();
        String page = ana.browser().get("/write").body();
        assertThat(page)
                .containsPattern("value=\"private\" selected")
                .containsPattern("name=\"sensitive\"[^>]*checked");
        ana.browser().submit(ana.browser().get("/write"), "/write", "text", "From the page");
        JsonNode post = newest(ana);
        assertThat(post.path("visibility").asString()).isEqualTo("private");
        assertThat(post.path("sensitive").asBoolean()).isTrue();
    }

    @Test
    void editingOnAPageLeavesASensitivePostSensitiveUnlessItIsUnmarked() {
        Person ana = plain();
        String id = server.post("/api/v1/statuses", ana.token(), "status", "Look", "sensitive", "true")
                .json()
                .path("id")
                .asString();
        String edit = "/statuses/" + id + "/edit";
        ana.browser().submit(ana.browser().get(edit), edit, "text", "Look again");
        assertThat(newest(ana).path("content").asString()).contains("Look again");
        assertThat(newest(ana).path("sensitive").asBoolean()).isTrue();

        ana.browser().submit(ana.browser().get(edit), edit, "text", "Look again", "sensitive", "false");
        assertThat(newest(ana).path("sensitive").asBoolean()).isFalse();
    }

    @Test
    void anAppsEditThatSaysNothingOfItLeavesItSensitive() {
        Person ana = plain();
        String path = "/api/v1/statuses/"
                + server.post("/api/v1/statuses", ana.token(), "status", "Look", "sensitive", "true", "language", "fil")
                        .json()
                        .path("id")
                        .asString();
        JsonNode edited =
                server.form("PUT", path, ana.token(), "status", "Look again").json();
        assertThat(edited.path("sensitive").asBoolean()).isTrue();
        assertThat(edited.path("language").asString()).isEqualTo("fil");
    }

    @Test
    void anEditThatChangesNothingIsNone() {
        Person ana = plain();
        String path = "/api/v1/statuses/"
                + server.post("/api/v1/statuses", ana.token(), "status", "As it is #Once")
                        .json()
                        .path("id")
                        .asString();
        JsonNode same = server.form("PUT", path, ana.token(), "status", "As it is #Once")
                .json();
        assertThat(same.path("edited_at").isNull()).isTrue();
        assertThat(server.get(path + "/history").json()).hasSize(1);
        server.form("PUT", path, ana.token(), "status", "Otherwise #Once");
        assertThat(server.get(path + "/history").json()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"public, 1", "unlisted, 1", "private, 0", "direct, 0"})
    void whatOnlySomeMaySeeRaisesNoNumberThatEverybodySees(String visibility, int counted) {
        Person ana = plain();
        Person ben = plain();
        String asked = server.post("/api/v1/statuses", ana.token(), "status", "Who was there?")
                .json()
                .path("id")
                .asString();
        String reply = server.post(
                        "/api/v1/statuses",
                        ben.token(),
                        "status",
                        "@" + ana.account().acct() + " I was",
                        "in_reply_to_id",
                        asked,
                        "visibility",
                        visibility)
                .json()
                .path("id")
                .asString();
        assertThat(repliesTo(asked)).isEqualTo(counted);
        JsonNode account = account(ben);
        assertThat(account.path("statuses_count").asInt()).isEqualTo(counted);
        assertThat(account.path("last_status_at").isNull()).isEqualTo(counted == 0);

        server.delete("/api/v1/statuses/" + reply, ben.token());
        assertThat(repliesTo(asked)).isZero();
        assertThat(account(ben).path("statuses_count").asInt()).isZero();
    }

    @Test
    void aBoostOfWhatOneMayNotSeeIsNotFound() {
        Person ana = plain();
        Person ben = plain();
        String id = server.post("/api/v1/statuses", ana.token(), "status", "For some", "visibility", "private")
                .json()
                .path("id")
                .asString();
        String boost = server.post("/api/v1/statuses/" + id + "/reblog", ana.token(), "visibility", "private")
                .json()
                .path("id")
                .asString();
        for (String path : new String[] {"", "/context", "/history", "/favourited_by", "/reblogged_by"}) {
            assertThat(server.get("/api/v1/statuses/" + boost + path, ben.token())
                            .status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(server.post("/api/v1/statuses/" + boost + "/favourite", ben.token())
                        .status())
                .isEqualTo(404);
        assertThat(ben.browser().get("/statuses/" + boost).status()).isEqualTo(404);
    }

    @Test
    void aFavouriteOfABoostIsOneOfWhatItBoosts() {
        Person ana = plain();
        Person ben = plain();
        String id = server.post("/api/v1/statuses", ana.token(), "status", "Passed on")
                .json()
                .path("id")
                .asString();
        String boost = server.post("/api/v1/statuses/" + id + "/reblog", ben.token())
                .json()
                .path("id")
                .asString();
        Answer favourited = server.post("/api/v1/statuses/" + boost + "/favourite", ana.token());
        assertThat(favourited.json().path("id").asString()).isEqualTo(id);
        assertThat(server.get("/api/v1/statuses/" + id)
                        .json()
                        .path("favourites_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        Answer refused = server.send(server.request("/api/v1/statuses")
                .header("Authorization", "Bearer " + plain().token())
                .header("Idempotency-Key", "k".repeat(256))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("status=x")));
        assertThat(refused.status()).isEqualTo(422);
    }

    private static JsonNode newest(Person person) {
        return server.get("/api/v1/accounts/" + person.account().id() + "/statuses", person.token())
                .json()
                .path(0);
    }

    private static JsonNode account(Person person) {
        return server.get("/api/v1/accounts/" + person.account().id()).json();
    }

    private static int repliesTo(String id) {
        return server.get("/api/v1/statuses/" + id).json().path("replies_count").asInt();
    }

    @ParameterizedTest
    @CsvSource({
        // how the allowed ones are said           whether the post is sent
        "'{\"status\":%1$s}'                                          , true",
        "'{\"status\":%1$s,\"allowed_mentions\":null}'                , true",
        "'{\"status\":%1$s,\"allowed_mentions\":[\"%2$s\",\"%3$s\"]}' , true",
        "'{\"status\":%1$s,\"allowed_mentions\":[%2$s,%3$s,1]}'       , true",
        "'{\"status\":%1$s,\"allowed_mentions\":[\"%2$s\"]}'          , false",
        "'{\"status\":%1$s,\"allowed_mentions\":[\"nobody\"]}'        , false",
        "'{\"status\":%1$s,\"allowed_mentions\":[]}'                  , false",
    })
    void aPostMentionsNobodyItMayNot(String said, boolean sent) {
        Person ana = plain();
        Account expected = plain().account();
        Account unexpected = plain().account();
        String text = "\"To @" + expected.acct() + " and @" + unexpected.acct() + " and @nobody.at.all\"";
        Answer answer = server.json(
                "POST", "/api/v1/statuses", ana.token(), said.formatted(text, expected.id(), unexpected.id()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(sent ? 200 : 422);
        if (!sent) {
            assertThat(answer.json().path("error").asString()).isEqualTo("Post would be sent to unexpected accounts");
            JsonNode last = answer.json()
                    .path("unexpected_accounts")
                    .get(-1 + answer.json().path("unexpected_accounts").size());
            assertThat(last)
                    .isEqualTo(server.get("/api/v1/accounts/" + unexpected.id()).json());
            assertThat(server.get("/api/v1/accounts/" + ana.account().id() + "/statuses", ana.token())
                            .body())
                    .isEqualTo("[]");
        }
    }

    @Test
    void anEmptyListInAFormAllowsNobodyAndAnEditIsHeldToItToo() {
        Person ana = plain();
        String ben = "@" + plain().account().acct();
        assertThat(server.post("/api/v1/statuses", ana.token(), "status", "Hi " + ben, "allowed_mentions[]", "")
                        .status())
                .isEqualTo(422);
        Answer posted = server.post("/api/v1/statuses", ana.token(), "status", "Hi", "allowed_mentions[]", "");
        assertThat(posted.status()).isEqualTo(200);
        String path = "/api/v1/statuses/" + posted.json().path("id").asString();
        assertThat(server.form("PUT", path, ana.token(), "status", "Hi " + ben, "allowed_mentions[]", "")
                        .json()
                        .path("unexpected_accounts"))
                .hasSize(1);
        assertThat(server.form("PUT", path, ana.token(), "status", "Hi " + ben).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '"})
    void aWarningOfNothingIsTheText(String text) {
        Person ana = plain();
        JsonNode posted = server.post("/api/v1/statuses", ana.token(), "status", text, "spoiler_text", "Rain #Tonight")
                .json();
        assertThat(posted.path("spoiler_text").asString()).isEmpty();
        assertThat(posted.path("content").asString()).contains("Rain", "tags/tonight");
        assertThat(posted.path("tags")).hasSize(1);
        assertThat(posted.path("sensitive").asBoolean()).isTrue();
        JsonNode edited = server.form(
                        "PUT",
                        "/api/v1/statuses/" + posted.path("id").asString(),
                        ana.token(),
                        "status",
                        text,
                        "spoiler_text",
                        "Snow")
                .json();
        assertThat(edited.path("content").asString()).isEqualTo("<p>Snow</p>");
        assertThat(edited.path("spoiler_text").asString()).isEmpty();
    }

    @Test
    void theSourceIsForEveryViewerOfAPost() {
        Person ana = plain();
        Person ben = plain();
        String open = server.post("/api/v1/statuses", ana.token(), "status", "<3 #This", "spoiler_text", "love")
                .json()
                .path("id")
                .asString();
        JsonNode source =
                server.get("/api/v1/statuses/" + open + "/source", ben.token()).json();
        assertThat(source.path("id").asString()).isEqualTo(open);
        assertThat(source.path("text").asString()).isEqualTo("<3 #This");
        assertThat(source.path("spoiler_text").asString()).isEqualTo("love");
        assertThat(server.get("/api/v1/statuses/" + open + "/source").status()).isEqualTo(401);
        String closed = server.post("/api/v1/statuses", ana.token(), "status", "mine", "visibility", "private")
                .json()
                .path("id")
                .asString();
        assertThat(server.get("/api/v1/statuses/" + closed + "/source", ben.token())
                        .status())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/statuses/" + closed + "/source", ana.token())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"status\":\"Steady\",\"sensitive\":false}'",
        "'{\"status\":\"Steady\",\"spoiler_text\":\"\",\"language\":\"en\"}'",
        "'{\"status\":\" Steady \"}'",
    })
    void anEditThatSaysTheSameInOtherWordsIsNone(String said) {
        Person ana = plain();
        String path = "/api/v1/statuses/"
                + server.post("/api/v1/statuses", ana.token(), "status", "Steady", "language", "en")
                        .json()
                        .path("id")
                        .asString();
        assertThat(server.json("PUT", path, ana.token(), said)
                        .json()
                        .path("edited_at")
                        .isNull())
                .isTrue();
        assertThat(server.get(path + "/history").json()).hasSize(1);
    }
}
