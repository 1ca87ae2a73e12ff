package org.groundswell.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.streaming.SocketClient;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Pictures, videos and sounds: uploaded, described, posted, shown, edited and deleted, as apps do it. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaTest {
    private static final String NOTHING = "0";

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private String ana;
    private String ben;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(data(), kind.settings(Map.of()), clock);
        ana = server.person("ana");
        ben = server.person("ben");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private Path data() {
        return directory.resolve(kind.name());
    }

    private Answer upload(byte[] file, String... fields) {
        return server.upload("/api/v2/media", ana, "file", file, fields);
    }

    private JsonNode uploaded(byte[] file, String... fields) {
        Answer answer = upload(file, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode posted(String... form) {
        Answer answer = server.post("/api/v1/statuses", ana, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String id(JsonNode entity) {
        return entity.path("id").asString();
    }

    private HttpResponse<byte[]> file(String url, String... headers) {
        assertThat(url).startsWith(server.url + "/media/");
        return server.bytes(url, headers);
    }

    @Test
    void aPictureIsPostedAndShown() {
        JsonNode media = uploaded(TestMedia.jpeg(1200, 800), "description", "Red and blue", "focus", "0.5,-2");
        assertThat(media.path("type").asString()).isEqualTo("image");
        assertThat(media.path("description").asString()).isEqualTo("Red and blue");
        assertThat(media.at("/meta/original/size").asString()).isEqualTo("1200x800");
        assertThat(media.at("/meta/original/aspect").asDouble()).isEqualTo(1.5);
        assertThat(media.at("/meta/small/width").asInt()).isBetween(580, 590);
        assertThat(media.at("/meta/focus/x").asDouble()).isEqualTo(0.5);
        assertThat(media.at("/meta/focus/y").asDouble()).isEqualTo(-1);
        assertThat(media.path("blurhash").asString()).hasSize(6 + 2 * 11);
        assertThat(server.get("/api/v1/media/" + id(media), ana).json()).isEqualTo(media);

        JsonNode post = posted("media_ids[]", id(media), "status", "");
        assertThat(post.path("media_attachments").get(0)).isEqualTo(media);
        assertThat(post.path("content").asString()).isEmpty();
        assertThat(server.get("/api/v1/statuses/" + id(post), ana).json()).isEqualTo(post);
        assertThat(server.get("/api/v1/timelines/home", ana).json().get(0)).isEqualTo(post);

        HttpResponse<byte[]> original = file(media.path("url").asString());
        assertThat(original.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(original.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(original.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(original.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        BufferedImage shown = TestMedia.decoded(original.body());
        assertThat(shown.getWidth()).isEqualTo(1200);
        BufferedImage preview =
                TestMedia.decoded(file(media.path("preview_url").asString()).body());
        assertThat(preview.getWidth()).isEqualTo(media.at("/meta/small/width").asInt());
    }

    @Test
    void timelinesCanShowPostsWithMediaAlone() {
        JsonNode shown = posted("status", "#shown", "media_ids[]", id(uploaded(TestMedia.png(80, 60))));
        posted("status", "#shown without");
        String mine = "/api/v1/accounts/" + shown.at("/account/id").asString() + "/statuses";
        for (String timeline : List.of("/api/v1/timelines/public", "/api/v1/timelines/tag/shown", mine)) {
            JsonNode found = server.get(timeline + "?only_media=true", ana).json();
            assertThat(id(found.get(0))).as(timeline).isEqualTo(id(shown));
            assertThat(found)
                    .allMatch(status -> !status.path("media_attachments").isEmpty());
        }
    }

    @Test
    void streamsOfMediaHaveThosePostsAlone() {
        try (SocketClient app = SocketClient.open(server.url, "?stream=public:media", ana)) {
            posted("status", "words");
            JsonNode shown = posted("status", "seen", "media_ids[]", id(uploaded(TestMedia.png(81, 61))));
            assertThat(id(SocketClient.payload(app.next()))).isEqualTo(id(shown));
        }
    }

    @Test
    void partsOfAFileCanBeRead() {
        String url = uploaded(TestMedia.png(90, 70)).path("url").asString();
        byte[] whole = file(url).body();
        HttpResponse<byte[]> part = file(url, "Range", "bytes=2-5");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).containsExactly(whole[2], whole[3], whole[4], whole[5]);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-5/" + whole.length);
        assertThat(file(url, "Range", "bytes=-3").body()).hasSize(3);
        assertThat(file(url, "Range", "bytes=4-").body()).hasSize(whole.length - 4);
        assertThat(file(url, "Range", "bytes=0-1,4-5").body()).isEqualTo(whole);
        HttpResponse<byte[]> beyond = file(url, "Range", "bytes=9999999-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + whole.length);
        String tag = file(url).headers().firstValue("ETag").orElseThrow();
        assertThat(file(url, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(file(url, "Range", "bytes=0-1", "If-Range", "\"other\"").body())
                .isEqualTo(whole);
        assertThat(server.send(server.request(url).HEAD()).header("Content-Length"))
                .contains(Integer.toString(whole.length));
    }

    @ParameterizedTest
    @CsvSource({"1,false,false", "2,false,true", "3,false,true", "4,false,false", "6,true,false", "8,true,false"})
    void picturesAreTurnedUprightAndLoseTheirMetadata(int orientation, boolean sideways, boolean redIsRight) {
        JsonNode media = uploaded(TestMedia.jpegWithExif(300, 200, orientation, "taken at home"));
        assertThat(media.at("/meta/original/size").asString()).isEqualTo(sideways ? "200x300" : "300x200");
        byte[] bytes = file(media.path("url").asString()).body();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("taken at home", "Exif");
        if (!sideways) {
            int left = TestMedia.decoded(bytes).getRGB(40, 100);
            assertThat((left >> 16 & 0xFF) < 100).isEqualTo(redIsRight);
        }
    }

    @Test
    void transparencyStays() {
        JsonNode media = uploaded(TestMedia.encoded(TestMedia.transparent(1000, 800), "png"));
        for (String url : List.of("url", "preview_url")) {
            HttpResponse<byte[]> file = file(media.path(url).asString());
            assertThat(file.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(TestMedia.decoded(file.body()).getRGB(10, 10) >>> 24).isZero();
        }
    }

    private static Stream<byte[]> unusable() {
        byte[] png = TestMedia.png(40, 30);
        byte[] broken = png.clone();
        Arrays.fill(broken, 50, broken.length - 12, (byte) 0x55);
        byte[] huge = png.clone();
        // 40,000 × 40,000 pixels, as the header says.
        huge[18] = (byte) 0x9C;
        huge[19] = 0x40;
        huge[22] = (byte) 0x9C;
        huge[23] = 0x40;
        return Stream.of(
                new byte[0],
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                        .getBytes(StandardCharsets.UTF_8),
                "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
                "#EXTM3U\nfile:///etc/passwd".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(png, 60),
                broken,
                huge,
                Arrays.copyOf(TestMedia.gif(20, 20, 3), 40));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatIsNoPictureIsRefused(byte[] file) {
        Answer answer = upload(file);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("error").asString()).startsWith("Validation failed: File ");
    }

    /** What follows the picture in a file isn't published. */
    @Test
    void aFileThatIsTwoThingsBecomesAPicture() {
        byte[] png = TestMedia.png(700, 500);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(png, png.length + script.length);
        System.arraycopy(script, 0, both, png.length, script.length);
        byte[] shown = file(uploaded(both).path("url").asString()).body();
        assertThat(new String(shown, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void aFileBeyondTheLimitIsRefusedAndNothingIsLeft() {
        Answer large = upload(new byte[(16 << 20) + 1]);
        assertThat(large.status()).isEqualTo(422);
        byte[] padded = Arrays.copyOf(TestMedia.png(9, 9), (16 << 20) + 1);
        assertThat(upload(padded).body()).contains("too large");
        // It is deleted when the request has been answered.
        await().untilAsserted(() -> assertThat(data().resolve("media/incoming")).isEmptyDirectory());
    }

    @Test
    void theSameContentIsStoredOnceAndStaysAsLongAsAPostHasIt() {
        byte[] picture = TestMedia.png(61, 43);
        JsonNode first = uploaded(picture);
        JsonNode second = uploaded(picture);
        String url = first.path("url").asString();
        assertThat(second.path("url").asString()).isEqualTo(url);
        assertThat(id(second)).isNotEqualTo(id(first));
        JsonNode one = posted("status", "one", "media_ids[]", id(first));
        JsonNode other = posted("status", "other", "media_ids[]", id(second));
        clock.moveOn(Duration.ofMinutes(2));
        server.delete("/api/v1/statuses/" + id(one) + "?delete_media=true", ana);
        checkUnusedFiles();
        assertThat(file(url).statusCode()).isEqualTo(200);
        server.delete("/api/v1/statuses/" + id(other) + "?delete_media=true", ana);
        await().until(() -> file(url).statusCode() == 404);
    }

    /** Until no job that checks a file is due. */
    private void checkUnusedFiles() {
        await().until(() -> server.server.core().jobs().states().stream()
                .filter(state -> state.name().equals("unused-files"))
                .allMatch(state -> state.overdue().isZero() && state.waiting() == 0));
    }

    @Test
    void aDeletedPostsMediaCanBePostedAgainForADay() {
        JsonNode media = uploaded(TestMedia.png(62, 44));
        JsonNode post = posted("status", "to be written again", "media_ids[]", id(media));
        JsonNode deleted = server.delete("/api/v1/statuses/" + id(post), ana).json();
        assertThat(id(deleted.path("media_attachments").get(0))).isEqualTo(id(media));
        JsonNode again = posted("status", "written again", "media_ids[]", id(media));
        server.delete("/api/v1/statuses/" + id(again), ana);
        clock.moveOn(Duration.ofHours(25));
        server.server.core().media().uploads().purgeUnused();
        assertThat(server.get("/api/v1/media/" + id(media), ana).status()).isEqualTo(404);
        await().until(() -> file(media.path("url").asString()).statusCode() == 404);
    }

    @Test
    void mediaAreDescribedBeforeAndWithAnEditAfterTheyArePosted() {
        JsonNode media = uploaded(TestMedia.png(63, 45));
        String path = "/api/v1/media/" + id(media);
        assertThat(server.form("PUT", path, ana, "description", "A first try")
                        .json()
                        .path("description")
                        .asString())
                .isEqualTo("A first try");
        assertThat(server.form("PUT", path, ben, "description", "Mine").status())
                .isEqualTo(404);
        assertThat(server.form("PUT", path, ana, "description", "x".repeat(1_501))
                        .status())
                .isEqualTo(422);
        assertThat(server.form("PUT", path, ana, "focus", "left").status()).isEqualTo(422);

        JsonNode post = posted("status", "with a picture", "media_ids[]", id(media));
        clock.moveOn(Duration.ofSeconds(1));
        assertThat(server.form("PUT", path, ana, "description", "Too late").status())
                .isEqualTo(404);
        JsonNode second = uploaded(TestMedia.png(64, 46));
        String edit = """
                {"status":"with two","media_ids":["%s","%s"],
                 "media_attributes":[{"id":"%s","description":"Corrected","focus":"0.1,0.2"}]}
                """.formatted(id(second), id(media), id(media));
        JsonNode edited =
                server.json("PUT", "/api/v1/statuses/" + id(post), ana, edit).json();
        assertThat(edited.at("/media_attachments/0/id").asString()).isEqualTo(id(second));
        assertThat(edited.at("/media_attachments/1/description").asString()).isEqualTo("Corrected");
        assertThat(edited.at("/media_attachments/1/meta/focus/x").asDouble()).isEqualTo(0.1);
        clock.moveOn(Duration.ofSeconds(1));
        JsonNode text = server.form("PUT", "/api/v1/statuses/" + id(post), ana, "status", "text alone")
                .json();
        assertThat(text.path("media_attachments")).isEqualTo(edited.path("media_attachments"));
        clock.moveOn(Duration.ofSeconds(1));
        JsonNode none = server.json(
                        "PUT", "/api/v1/statuses/" + id(post), ana, "{\"status\":\"nothing\",\"media_ids\":[]}")
                .json();
        assertThat(none.path("media_attachments")).isEmpty();
        JsonNode history =
                server.get("/api/v1/statuses/" + id(post) + "/history", ana).json();
        assertThat(history)
                .extracting(version -> version.path("media_attachments").size())
                .containsExactly(1, 2, 2, 0);
        assertThat(file(media.path("url").asString()).statusCode())
                .as("part of the history")
                .isEqualTo(200);
    }

    @Test
    void aPostTakesOnlyItsAuthorsUnusedFiles() {
        JsonNode media = uploaded(TestMedia.png(65, 47));
        assertThat(server.post("/api/v1/statuses", ben, "status", "stolen", "media_ids[]", id(media))
                        .status())
                .isEqualTo(422);
        posted("status", "first", "media_ids[]", id(media));
        Answer twice = server.post("/api/v1/statuses", ana, "status", "again", "media_ids[]", id(media));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.body()).contains("belongs to another post");
        assertThat(server.post("/api/v1/statuses", ana, "status", "x", "media_ids[]", NOTHING)
                        .status())
                .isEqualTo(422);
        assertThat(server.delete("/api/v1/media/" + id(media), ana).status()).isEqualTo(422);
        String[] five = Stream.of(1, 2, 3, 4, 5)
                .flatMap(each -> Stream.of("media_ids[]", id(uploaded(TestMedia.png(30 + each, 30)))))
                .toArray(String[]::new);
        Answer tooMany = server.post("/api/v1/statuses", ana, five);
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.body()).contains("too many files");
        for (int i = 1; i < five.length; i += 2) {
            assertThat(server.delete("/api/v1/media/" + five[i], ben).status()).isEqualTo(404);
            assertThat(server.delete("/api/v1/media/" + five[i], ana).status()).isEqualTo(200);
        }
    }

    @Test
    void aRepeatedRequestFindsThePostWithItsMedia() {
        JsonNode media = uploaded(TestMedia.png(66, 48));
        String body = "{\"status\":\"once\",\"media_ids\":[\"%s\"]}".formatted(id(media));
        List<Answer> answers = Stream.generate(() -> server.send(server.request("/api/v1/statuses")
                        .header("Authorization", "Bearer " + ana)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "the same")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))))
                .limit(2)
                .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(id(answers.get(1).json())).isEqualTo(id(answers.getFirst().json()));
    }

    @Test
    void anAnimationStaysOne() {
        byte[] gif = TestMedia.gif(120, 81, 6);
        Answer answer = upload(gif);
        if (TestMedia.hasFfmpeg()) {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().path("url").isNull()).isTrue();
            JsonNode ready = ready(id(answer.json()));
            assertThat(ready.path("type").asString()).isEqualTo("gifv");
            assertThat(ready.at("/meta/original/size").asString()).isEqualTo("120x80");
            assertThat(file(ready.path("url").asString()).headers().firstValue("Content-Type"))
                    .contains("video/mp4");
            posted("status", "it moves", "media_ids[]", id(ready));
        } else {
            assertThat(file(answer.json().path("url").asString()).headers().firstValue("Content-Type"))
                    .contains("image/gif");
        }
    }

    private JsonNode ready(String media) {
        await().until(() -> server.get("/api/v1/media/" + media, ana).status() != 206);
        Answer answer = server.get("/api/v1/media/" + media, ana);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @ParameterizedTest
    @CsvSource({
        "mp4, -c:v libx264 -pix_fmt yuv420p -c:a aac, video, aac",
        "mov, -c:v mpeg4 -c:a aac -f mov, video, aac",
        "webm, -c:v libvpx -c:a libopus, video, aac",
        "mp3, -map 1:a, audio, mp3",
        "ogg, -map 1:a -c:a libvorbis, audio, mp3",
        "flac, -map 1:a, audio, mp3",
        "wav, -map 1:a, audio, mp3",
        "m4a, -map 1:a -c:a aac, audio, mp3",
    })
    void videosAndSoundsAreConverted(String extension, String options, String type, String sound) {
        Assumptions.assumeTrue(TestMedia.hasFfmpeg());
        Answer answer = upload(TestMedia.made(extension, options.split(" ")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        Answer early = server.post("/api/v1/statuses", ana, "status", "x", "media_ids[]", id(answer.json()));
        assertThat(early.status()).isIn(422, 200);
        JsonNode ready = ready(id(answer.json()));
        assertThat(ready.path("type").asString()).isEqualTo(type);
        assertThat(ready.at("/meta/audio_encode").asString()).isEqualTo(sound);
        assertThat(ready.at("/meta/original/duration").asDouble()).isBetween(1.9, 2.3);
        assertThat(ready.at("/meta/length").asString()).startsWith("0:00:0");
        byte[] bytes = file(ready.path("url").asString()).body();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("secret title", "+51.5");
        if (type.equals("video")) {
            assertThat(ready.at("/meta/original/frame_rate").asString()).isEqualTo("10/1");
            assertThat(ready.at("/meta/fps").asDouble()).isEqualTo(10);
            assertThat(TestMedia.decoded(
                                    file(ready.path("preview_url").asString()).body())
                            .getWidth())
                    .isEqualTo(160);
        }
    }

    @Test
    void aBrokenVideoIsRefusedWhenItIsAskedFor() {
        Assumptions.assumeTrue(TestMedia.hasFfmpeg());
        byte[] video = TestMedia.made("mp4", "-c:v", "libx264", "-movflags", "+faststart");
        Answer answer = upload(Arrays.copyOf(video, 900));
        assertThat(answer.status()).isEqualTo(202);
        String path = "/api/v1/media/" + id(answer.json());
        await().until(() -> server.get(path, ana).status() == 422);
        assertThat(server.get(path, ana).body()).contains("damaged");
        assertThat(server.upload("/api/v1/media", ana, "file", video)
                        .json()
                        .path("url")
                        .isNull())
                .as("the older method waits")
                .isFalse();
    }

    @Test
    void aVideoStandsAlone() {
        Assumptions.assumeTrue(TestMedia.hasFfmpeg());
        Answer answer = upload(TestMedia.made("mp4", "-c:v", "libx264"));
        JsonNode video = ready(id(answer.json()));
        JsonNode picture = uploaded(TestMedia.png(67, 49));
        Answer mixed = server.post(
                "/api/v1/statuses", ana, "status", "both", "media_ids[]", id(video), "media_ids[]", id(picture));
        assertThat(mixed.status()).isEqualTo(422);
        assertThat(mixed.body()).contains("Cannot attach a video");
    }

    @Test
    void anAccountsFilesAreDeletedWithIt() throws Exception {
        String leaving = server.person("leaving");
        JsonNode used = server.upload("/api/v2/media", leaving, "file", TestMedia.png(68, 50))
                .json();
        JsonNode unused = server.upload("/api/v2/media", leaving, "file", TestMedia.png(69, 51))
                .json();
        server.post("/api/v1/statuses", leaving, "status", "bye", "media_ids[]", id(used));
        clock.moveOn(Duration.ofMinutes(2));
        var account = server.server.core().people().accounts().find("leaving").orElseThrow();
        server.server.core().deleting().accounts().begin(account.id());
        for (JsonNode media : List.of(used, unused)) {
            await().until(() -> file(media.path("url").asString()).statusCode() == 404);
        }
    }

    @Test
    void namesOfFilesAreNoPaths() throws Exception {
        Files.writeString(data().resolve("media/secret.png"), "secret");
        for (String name : List.of("..%2Fsecret.png", "secret.png", "%2Fetc%2Fpasswd", "a".repeat(300) + ".png")) {
            assertThat(server.get("/media/" + name).status()).as(name).isEqualTo(404);
        }
    }
}
