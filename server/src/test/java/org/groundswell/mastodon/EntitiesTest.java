package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.groundswell.TestServer;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each entity once, whole: what is in it, of which kind, as apps that break on a missing field need it. */
class EntitiesTest {
    private static final Pattern TIME = Pattern.compile("\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z\"");
    private static final Pattern DATE = Pattern.compile("\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"");
    private static final Pattern ID = Pattern.compile("[0-9]{17,19}");

    @TempDir
    static Path directory;

    private static TestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, Map.of());
        token = server.person("ana");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aStatusIsWhole() {
        String posted = server.post(
                        "/api/v1/statuses",
                        token,
                        "status",
                        "Hi @ana, see https://example.org/a #Tag",
                        "language",
                        "en")
                .body();
        assertThat(steady(posted)).isEqualTo(steady("""
                {"id":"ID","uri":"HOME/statuses/ID","url":"HOME/@ana/ID","created_at":"TIME","edited_at":null,
                "account":ACCOUNT,
                "content":"<p>Hi <span class=\\"h-card\\" translate=\\"no\\"><a href=\\"HOME/@ana\\" class=\\"u-url mention\\">@<span>ana</span></a></span>, see <a href=\\"https://example.org/a\\" target=\\"_blank\\" rel=\\"nofollow noopener noreferrer\\" translate=\\"no\\"><span class=\\"invisible\\">https://</span><span class=\\"\\">example.org/a</span><span class=\\"invisible\\"></span></a> <a href=\\"HOME/tags/tag\\" class=\\"mention hashtag\\" rel=\\"tag\\">#<span>Tag</span></a></p>",
                "visibility":"public","sensitive":false,"spoiler_text":"","media_attachments":[],"application":null,
                "mentions":[{"id":"ID","username":"ana","url":"HOME/@ana","acct":"ana"}],
                "tags":[{"name":"Tag","url":"HOME/tags/tag"}],"emojis":[],"replies_count":0,"reblogs_count":0,
                "favourites_count":0,"quotes_count":0,"in_reply_to_id":null,"in_reply_to_account_id":null,
                "language":"en","country":"PH","reblog":null,"poll":null,"card":null,"quote":null,
                "tagged_collections":[],
                "quote_approval":{"automatic":["public"],"manual":[],"current_user":"automatic"},
                "favourited":false,"reblogged":false,"bookmarked":false,"muted":false,"pinned":false,"filtered":[]}
                """.replace("ACCOUNT", ACCOUNT.formatted(1, "\"DATE\""))));
    }

    private static final String ACCOUNT = """
            {"id":"ID","username":"ana","acct":"ana","display_name":"","locked":false,"bot":false,"discoverable":true,
            "indexable":true,"group":false,"created_at":"TIME","note":"","url":"HOME/@ana","uri":"HOME/users/ana",
            "avatar":"HOME/assets/avatar.png","avatar_static":"HOME/assets/avatar.png","avatar_description":"",
            "header":"HOME/assets/header.png","header_static":"HOME/assets/header.png","header_description":"",
            "followers_count":0,"following_count":0,"statuses_count":%d,"last_status_at":%s,"hide_collections":false,
            "noindex":false,"limited":false,"suspended":false,"memorial":false,"moved":null,"feature_approval":null,
            "show_featured":true,"show_media":true,"show_media_replies":true,"emojis":[],"roles":[],"fields":[],
            "country":"PH"}""";

    @Test
    void anInstanceIsWhole() {
        JsonNode second = server.get("/api/v2/instance").json();
        assertHas(
                second,
                "domain title version source_url description usage thumbnail icon languages configuration registrations"
                        + " api_versions contact rules");
        assertHas(second.path("configuration"), "urls accounts statuses media_attachments polls translation vapid");
        assertThat(second.path("configuration").path("urls").has("streaming")).isTrue();
        assertThat(second.path("configuration")
                        .path("statuses")
                        .path("max_characters")
                        .isIntegralNumber())
                .isTrue();
        assertThat(second.path("version").asString()).matches("[0-9]+\\.[0-9]+\\.[0-9]+ .*");
        JsonNode first = server.get("/api/v1/instance/").json();
        assertHas(
                first,
                "uri title short_description description email version urls stats languages registrations"
                        + " approval_required invites_enabled configuration contact_account rules thumbnail");
        assertThat(first.path("uri").asString()).isEqualTo(server.url.getAuthority());
        assertThat(server.get("/nodeinfo/2.0")
                        .json()
                        .path("software")
                        .path("name")
                        .asString())
                .isEqualTo("groundswell");
    }

    @Test
    void theContactIsAnAddressWhetherOneIsSetOrNot(@TempDir Path other) {
        assertThat(contacts(server)).containsOnly("postmaster@localhost");
        try (TestServer named = TestServer.start(other, Map.of(Setting.CONTACT, "people@movement.example"))) {
            assertThat(contacts(named)).containsOnly("people@movement.example");
            assertThat(named.get("/about").body()).contains("mailto:people@movement.example");
        }
    }

    private static List<String> contacts(TestServer asked) {
        return List.of(
                asked.get("/api/v1/instance").json().path("email").asString(),
                asked.get("/api/v2/instance")
                        .json()
                        .path("contact")
                        .path("email")
                        .asString());
    }

    @Test
    void aTagAndARelationshipAreWhole() {
        JsonNode tag = server.get("/api/v1/tags/Unused", token).json();
        assertHas(tag, "id name url history following featuring key posts people");
        assertThat(tag.path("name").asString()).isEqualTo("Unused");
        for (JsonNode day : tag.path("history")) {
            for (String field : List.of("day", "accounts", "uses")) {
                assertThat(day.path(field).isString()).isTrue();
            }
        }
        String ben = server.account("ben").id().toString();
        JsonNode relationship = server.get("/api/v1/accounts/relationships?id[]=" + ben, token)
                .json()
                .get(0);
        assertHas(
                relationship,
                "id following showing_reblogs notifying languages followed_by blocking blocked_by muting"
                        + " muting_notifications requested requested_by domain_blocking endorsed note");
    }

    private static void assertHas(JsonNode entity, String fields) {
        assertThat(entity.propertyNames()).contains(fields.split(" "));
    }

    /** With ids, times and the server's address as words, and JSON's own spelling. */
    private static String steady(String json) {
        String plain =
                JsonMapper.builder().build().readTree(json.replace("\n", "")).toString();
        plain = plain.replace(server.url.toString(), "HOME");
        plain = TIME.matcher(plain).replaceAll("\"TIME\"");
        plain = DATE.matcher(plain).replaceAll("\"DATE\"");
        return ID.matcher(plain).replaceAll("ID");
    }
}
