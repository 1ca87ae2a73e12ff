package org.groundswell.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Restrictions;
import org.groundswell.auth.Role;
import org.groundswell.media.TestMedia;
import org.groundswell.model.AccountId;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Avatars and headers: uploaded by apps and on the page, shown, replaced and removed, also by moderators. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfilePicturesTest {
    private static final String UPDATE = "/api/v1/accounts/update_credentials";

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()), clock);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private JsonNode changed(String token, String field, byte[] file, String... fields) {
        Answer answer = server.upload("PATCH", UPDATE, token, field, file, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private BufferedImage picture(JsonNode account, String field) {
        HttpResponse<byte[]> file = server.bytes(account.path(field).asString());
        assertThat(file.statusCode()).isEqualTo(200);
        return TestMedia.decoded(file.body());
    }

    private AccountId id(String name) {
        return server.server.core().people().accounts().find(name).orElseThrow().id();
    }

    @Test
    void picturesAreCutAndShownWhereverTheAccountIs() {
        String ana = server.person("ana");
        JsonNode post = server.post("/api/v1/statuses", ana, "status", "before").json();
        JsonNode me =
                changed(ana, "avatar", TestMedia.jpegWithExif(900, 600, 1, "at home"), "avatar_description", "Me");
        BufferedImage avatar = picture(me, "avatar");
        assertThat(List.of(avatar.getWidth(), avatar.getHeight())).containsExactly(400, 400);
        assertThat(new String(server.bytes(me.path("avatar").asString()).body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("at home", "Exif");
        me = changed(ana, "header", TestMedia.png(700, 700), "header_description", "Hills", "note", "of the hills");
        BufferedImage header = picture(me, "header_static");
        assertThat(List.of(header.getWidth(), header.getHeight())).containsExactly(1500, 500);
        assertThat(me.path("note").asString()).contains("of the hills");

        JsonNode author = server.get("/api/v1/statuses/" + post.path("id").asString())
                .json()
                .path("account");
        for (String field : List.of("avatar", "avatar_static", "header", "header_static")) {
            assertThat(author.path(field)).as(field).isEqualTo(me.path(field));
        }
        assertThat(author.path("avatar_description").asString()).isEqualTo("Me");
        assertThat(author.path("header_description").asString()).isEqualTo("Hills");
        String page = server.get("/@ana").body();
        assertThat(page)
                .contains(
                        "alt=\"Me\"",
                        "alt=\"Hills\"",
                        me.at("/header")
                                .asString()
                                .substring(server.url.toString().length()));
        assertThat(server.get("/api/v1/profile", ana).json().path("avatar")).isEqualTo(me.path("avatar"));
    }

    @Test
    void anAnimationBecomesItsFirstPicture() {
        JsonNode me = changed(server.person("gifs"), "avatar", TestMedia.gif(60, 60, 5));
        assertThat(server.bytes(me.path("avatar").asString()).headers().firstValue("Content-Type"))
                .contains("image/jpeg");
    }

    private static Stream<byte[]> unusable() {
        byte[] huge = TestMedia.png(40, 30);
        // 40,000 × 40,000 pixels, as the header says.
        huge[18] = (byte) 0x9C;
        huge[19] = 0x40;
        huge[22] = (byte) 0x9C;
        huge[23] = 0x40;
        return Stream.of(
                new byte[0],
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(TestMedia.png(40, 30), 60),
                huge,
                Arrays.copyOf(TestMedia.png(9, 9), (4 << 20) + 1));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatIsNoPictureIsRefusedAndChangesNothing(byte[] file) {
        String token = server.token(
                server.server.core().people().accounts().find("eva").orElseGet(() -> server.account("eva")),
                "read write");
        Answer refused = server.upload("PATCH", UPDATE, token, "avatar", file, "note", "changed with it");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("error").asString()).startsWith("Validation failed: Avatar ");
        JsonNode me = server.get("/api/v1/accounts/verify_credentials", token).json();
        assertThat(me.path("avatar").asString()).endsWith("/assets/avatar.png");
        assertThat(me.path("note").asString()).isEmpty();
    }

    @Test
    void aReplacedPictureIsDeletedUnlessAnotherAccountHasIt() {
        String fay = server.person("fay");
        String gil = server.person("gil");
        byte[] shared = TestMedia.png(41, 41);
        String url = changed(fay, "avatar", shared).path("avatar").asString();
        assertThat(changed(gil, "avatar", shared).path("avatar").asString()).isEqualTo(url);
        String other =
                changed(fay, "avatar", TestMedia.png(42, 42)).path("avatar").asString();
        clock.moveOn(Duration.ofMinutes(2));
        checkUnusedFiles();
        assertThat(server.bytes(url).statusCode()).isEqualTo(200);
        JsonNode without = server.delete("/api/v1/profile/avatar", gil).json();
        assertThat(without.path("avatar").asString()).endsWith("/assets/avatar.png");
        await().until(() -> server.bytes(url).statusCode() == 404);
        server.server.core().deleting().accounts().begin(id("fay"));
        await().until(() -> server.bytes(other).statusCode() == 404);
    }

    private void checkUnusedFiles() {
        await().until(() -> server.server.core().jobs().states().stream()
                .filter(state -> state.name().equals("unused-files"))
                .allMatch(state -> state.overdue().isZero() && state.waiting() == 0));
    }

    @Test
    void aDescriptionChangesAlone() {
        String token = server.person("hal");
        JsonNode before = changed(token, "avatar", TestMedia.png(43, 43), "avatar_description", "First");
        JsonNode after = server.form("PATCH", UPDATE, token, "avatar_description", "Second")
                .json();
        assertThat(after.path("avatar")).isEqualTo(before.path("avatar"));
        assertThat(after.path("avatar_description").asString()).isEqualTo("Second");
        assertThat(server.form("PATCH", UPDATE, token, "avatar_description", "x".repeat(151))
                        .status())
                .isEqualTo(422);
        assertThat(changed(token, "avatar", TestMedia.png(44, 44))
                        .path("avatar_description")
                        .asString())
                .as("of another picture")
                .isEmpty();
    }

    @Test
    void thePageUploadsDescribesAndRemoves() {
        server.account("ida");
        Browser ida = new Browser(server);
        ida.signIn("ida");
        String path = "/settings/pictures";
        Answer refused = ida.upload(ida.get(path), path, "avatar", "no picture".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("of a type that is not supported");
        Answer saved = ida.upload(ida.get(path), path, "avatar", TestMedia.png(50, 50));
        assertThat(saved.status()).isEqualTo(303);
        assertThat(ida.get(path).body())
                .contains("class=\"picture-avatar\"")
                .doesNotContain("class=\"picture-header\"");
        Answer lone = ida.submit(ida.get(path), path, "header_description", "Hills");
        assertThat(lone.status()).isEqualTo(422);
        assertThat(lone.body()).contains("has no picture to describe", "value=\"Hills\"");
        ida.submit(ida.get(path), path + "/remove", "picture", "avatar");
        assertThat(ida.get(path).body()).doesNotContain("class=\"picture-avatar\"");
    }

    @Test
    void moderatorsRemovePictures() {
        changed(server.person("jan"), "header", TestMedia.png(90, 30));
        AccountId jan = id("jan");
        server.server.core().people().logins().setRole(server.account("mod").id(), Role.MODERATOR);
        Browser moderator = new Browser(server);
        moderator.signIn("mod");
        String path = "/admin/accounts/" + jan;
        Answer page = moderator.get(path);
        assertThat(page.body()).contains("class=\"picture-header\"", "Remove header");
        moderator.submit(page, path + "/remove-picture", "picture", "header");
        assertThat(moderator.get(path).body()).doesNotContain("class=\"picture-header\"");
        assertThat(server.get("/api/v1/accounts/" + jan).json().path("header").asString())
                .endsWith("/assets/header.png");
        assertThat(moderator.get("/admin/log").body()).contains("removed the header of");
    }

    @Test
    void aSuspendedAccountHasNoPictures() {
        changed(server.person("leo"), "avatar", TestMedia.png(52, 52));
        var core = server.server.core();
        AccountId leo = id("leo");
        core.database()
                .writing(tx -> core.people()
                        .store()
                        .updateRestrictions(
                                tx, leo, new Restrictions(false, false, false, Optional.of(clock.instant()))));
        assertThat(server.get("/api/v1/accounts/" + leo).json().path("avatar").asString())
                .endsWith("/assets/avatar.png");
    }
}
