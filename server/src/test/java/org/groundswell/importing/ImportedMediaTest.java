package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.groundswell.importing.TestArchive.attachment;
import static org.groundswell.importing.TestArchive.note;
import static org.groundswell.importing.TestArchive.tweet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.media.TestMedia;
import org.groundswell.model.Message;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Pictures, videos and sounds of archives become media of the imported posts. Each test has an author of its own. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedMediaTest {

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;

    private enum Packing {
        ZIP(TestArchive::zip),
        TAR(TestArchive::tar);

        private final BiFunction<TestArchive, Path, Path> writer;

        Packing(BiFunction<TestArchive, Path, Path> writer) {
            this.writer = writer;
        }
    }

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(data(), kind.settings(Map.of()), clock);
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private Path data() {
        return directory.resolve(kind.name());
    }

    /** What the watcher of an import was told about media. */
    private static class Told implements ImportWatcher {
        private final List<String> lost = new ArrayList<>();

        @Override
        public void moved(long bytes) {}

        @Override
        public void rejected(long number, Message reason, String record) {
            throw new AssertionError(number + " " + reason + " " + record);
        }

        @Override
        public void leftOut(long number, Message reason, String record) {}

        @Override
        public synchronized void mediaLeftOut(long number, String file, Message reason) {
            lost.add(number + " " + file + " " + reason);
        }
    }

    private ImportReport bring(Path file, ImportWatcher watcher) throws IOException {
        return server.server
                .core()
                .importing()
                .importer()
                .run(ImportFile.of(file), file.toString(), ImportOptions.NONE, watcher);
    }

    private ImportReport bring(Path file) throws IOException {
        return bring(file, new Told());
    }

    private Path place(String name) {
        return data().resolve(name);
    }

    /** The posts of an account as the API has them, the newest first. */
    private List<JsonNode> posts(String acct) {
        Answer account = server.get("/api/v1/accounts/lookup?acct=" + acct);
        assertThat(account.status()).as(account.body()).isEqualTo(200);
        List<JsonNode> posts = new ArrayList<>();
        server.get("/api/v1/accounts/" + account.json().path("id").asString() + "/statuses?limit=40")
                .json()
                .forEach(posts::add);
        return posts;
    }

    private JsonNode post(String acct) {
        List<JsonNode> posts = posts(acct);
        assertThat(posts).hasSize(1);
        return posts.getFirst();
    }

    private static List<JsonNode> media(JsonNode post) {
        List<JsonNode> media = new ArrayList<>();
        post.path("media_attachments").forEach(media::add);
        return media;
    }

    private byte[] bytes(JsonNode medium) {
        var response = server.bytes(medium.path("url").asString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private long rows(String table) {
        return server.server
                .core()
                .database()
                .read(tx -> tx.sql("SELECT count(*) FROM " + table).number());
    }

    private List<Path> workFiles() {
        Path work = data().resolve("media").resolve("incoming");
        if (!Files.isDirectory(work)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(work)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMediaOfAMastodonArchiveAreThoseOfItsPosts(Packing packing) throws IOException {
        String who = "mia" + packing;
        TestArchive archive = new TestArchive()
                .file("media_attachments/files/1/original/a.jpg", TestMedia.jpegWithExif(800, 600, 6, "A secret place"))
                .outbox(note(
                        who,
                        who,
                        "<p>Two of them</p>",
                        "\"summary\":\"careful\",\"sensitive\":true,",
                        attachment("1/original/a.jpg", ",\"name\":\"A red and blue wall\",\"focalPoint\":[0.5,-0.25]"),
                        "{\"type\":\"Document\",\"url\":\"https://files.example/bucket/media_attachments/files/2/b.png\","
                                + "\"name\":null,\"focalPoint\":[7,\"x\"]}"))
                .file("media_attachments/files/2/b.png", TestMedia.png(40, 30));
        ImportReport report = bring(packing.writer.apply(archive, place("mastodon" + packing)));
        assertThat(report.imported()).isEqualTo(1);
        assertThat(report.media()).isEqualTo(new MediaReport(2, Map.of()));

        JsonNode post = post(who + "@m.example");
        assertThat(post.path("content").asString()).isEqualTo("<p>Two of them</p>");
        assertThat(post.path("sensitive").asBoolean()).isTrue();
        assertThat(post.path("spoiler_text").asString()).isEqualTo("careful");
        JsonNode first = media(post).get(0);
        assertThat(first.path("type").asString()).isEqualTo("image");
        assertThat(first.path("description").asString()).isEqualTo("A red and blue wall");
        assertThat(first.at("/meta/focus").toString()).isEqualTo("{\"x\":0.5,\"y\":-0.25}");
        assertThat(first.at("/meta/original/size").asString())
                .as("turned upright")
                .isEqualTo("600x800");
        assertThat(first.path("blurhash").asString()).isNotEmpty();
        assertThat(first.path("preview_url").asString())
                .isNotEqualTo(first.path("url").asString());
        assertThat(new String(bytes(first), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(TestMedia.decoded(bytes(first)).getHeight()).isEqualTo(800);
        JsonNode second = media(post).get(1);
        assertThat(second.path("description").isNull()).isTrue();
        assertThat(second.at("/meta/focus").toString()).isEqualTo("{\"x\":1.0,\"y\":0.0}");
        assertThat(TestMedia.decoded(bytes(second)).getWidth()).isEqualTo(40);
        assertThat(workFiles()).isEmpty();
    }

    @Test
    void theMediaOfATwitterArchiveAreThoseOfItsTweets() throws IOException {
        Path zip = new TestArchive()
                .tweets(
                        tweet("7101", "Look https://t.co/m", "Aa.jpg", "Bb.jpg"),
                        tweet("7102", "https://t.co/m", "Cc.jpg"),
                        tweet("7103", "https://t.co/m", "Gone.jpg"))
                .file("data/tweets_media/7101-Aa.jpg", TestMedia.jpeg(60, 40))
                .file("data/tweets_media/7101-Bb.jpg", TestMedia.jpeg(61, 40))
                .file("data/tweets_media/7102-Cc.jpg", TestMedia.jpeg(62, 40))
                .file("data/tweets_media/9999-Gone.jpg", TestMedia.jpeg(63, 40))
                .zip(place("twitter.zip"));
        Told told = new Told();
        ImportReport report = bring(zip, told);
        assertThat(report.imported()).isEqualTo(3);
        assertThat(report.media().files()).isEqualTo(3);
        assertThat(told.lost).containsExactly("3 tweets_media/7103-Gone.jpg import.media.missing");
        List<JsonNode> posts = posts("keeper@twitter.com");
        assertThat(posts)
                .extracting(post -> post.path("content").asString() + " "
                        + media(post).stream()
                                .map(each -> each.at("/meta/original/width").asInt())
                                .toList())
                .containsExactlyInAnyOrder(
                        "<p>Look</p> [60, 61]",
                        " [62]",
                        posts.stream()
                                        .map(post -> post.path("content").asString())
                                        .filter(text -> text.contains("twitter.com/keeper/status/7103/photo/1"))
                                        .findFirst()
                                        .orElseThrow()
                                + " []");
    }

    @Test
    void aPostGetsAsManyAsPostsHaveHere() throws IOException {
        TestArchive archive = new TestArchive();
        for (int i = 0; i < 6; i++) {
            archive.file("media_attachments/files/many/" + i + ".png", TestMedia.png(20 + i, 20));
        }
        archive.outbox(note(
                "many",
                "many",
                "",
                "",
                IntStream.range(0, 6)
                        .mapToObj(i -> attachment("many/" + i + ".png", ",\"name\":\"number " + i + "\""))
                        .toArray(String[]::new)));
        Told told = new Told();
        ImportReport report = bring(archive.zip(place("many.zip")), told);
        assertThat(report.media())
                .isEqualTo(new MediaReport(4, Map.of(new Message("import.media.too_many", "most", 4), 2L)));
        JsonNode post = post("many@m.example");
        assertThat(media(post))
                .extracting(each -> each.path("description").asString())
                .containsExactly("number 0", "number 1", "number 2", "number 3");
        assertThat(post.path("content").asString())
                .as("the others are described, since the post has no other text")
                .isEqualTo("<p>number 4<br />number 5</p>");
    }

    @Test
    void aFileThatCantBeUsedIsLeftOutWithItsReason() throws IOException {
        byte[] picture = TestMedia.png(300, 200);
        byte[] half = Arrays.copyOf(picture, picture.length / 2);
        TestArchive archive = new TestArchive()
                .file("media_attachments/files/broken.png", half)
                .file("media_attachments/files/page.png", "<html><script>alert(1)</script>")
                .file("media_attachments/files/empty.png", "")
                .file("media_attachments/files/large.bmp", new byte[100 << 20])
                .file("media_attachments/files/large.png", padded(picture, 17 << 20))
                .outbox(
                        note("lost", "lost1", "", "", attachment("broken.png", ",\"name\":\"A broken one\"")),
                        note("lost", "lost2", "own words", "", attachment("page.png")),
                        note("lost", "lost3", "", "\"url\":\"https://m.example/@lost/3\",", attachment("empty.png")),
                        note("lost", "lost4", "four", "", attachment("large.bmp"), attachment("large.png")));
        Told told = new Told();
        ImportReport report = bring(archive.zip(place("lost.zip")), told);
        assertThat(report.imported()).isEqualTo(4);
        assertThat(report.media().files()).isZero();
        assertThat(report.media().leftOutInAll()).isEqualTo(5);
        assertThat(told.lost)
                .containsExactly(
                        "1 media_attachments/files/broken.png error.media.damaged",
                        "2 media_attachments/files/page.png error.media.type",
                        "3 media_attachments/files/empty.png error.media.type",
                        "4 media_attachments/files/large.bmp error.upload.too_large {most=103809024}",
                        "4 media_attachments/files/large.png error.upload.too_large {most=16777216}");
        assertThat(posts("lost@m.example"))
                .allSatisfy(post -> assertThat(media(post)).isEmpty())
                .extracting(post -> post.path("content").asString())
                .anyMatch(text -> text.equals("<p>A broken one</p>"))
                .anyMatch(text -> text.equals("<p>own words</p>"))
                .anyMatch(text -> text.contains("https://m.example/@lost/3"))
                .anyMatch(text -> text.equals("<p>four</p>"));
        assertThat(workFiles()).isEmpty();
    }

    private static byte[] padded(byte[] file, int size) {
        return Arrays.copyOf(file, size);
    }

    @Test
    void aSecondRunAddsNothingAndAPostWithoutMediaStaysSo() throws IOException {
        Path zip = new TestArchive()
                .outbox(note("twice", "twice", "again", "", attachment("twice.png")))
                .file("media_attachments/files/twice.png", TestMedia.png(33, 22))
                .zip(place("twice.zip"));
        assertThat(bring(zip).media().files()).isEqualTo(1);
        long media = rows("media");
        long files = rows("stored_file");
        ImportReport again = bring(zip);
        assertThat(again.known()).isEqualTo(1);
        assertThat(again.media()).isEqualTo(MediaReport.NONE);
        assertThat(rows("media")).isEqualTo(media);
        assertThat(rows("stored_file")).isEqualTo(files);
        assertThat(media(post("twice@m.example"))).hasSize(1);
    }

    @Test
    void anImportThatBreaksOffGoesOnWithoutDoubles() throws IOException {
        TestArchive archive = new TestArchive();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            archive.file("media_attachments/files/off/" + i + ".png", i == 20 ? new byte[9] : TestMedia.png(50 + i, 9));
            notes.add(note("off", "off" + i, "number " + i, "", attachment("off/" + i + ".png")));
        }
        Path file = archive.outbox(notes.toArray(String[]::new)).tar(place("off.tar.gz"));
        long before = rows("media");
        Told breaking = new Told() {
            @Override
            public synchronized void mediaLeftOut(long number, String name, Message reason) {
                throw new IllegalStateException("the power went out");
            }
        };
        assertThatThrownBy(() -> bring(file, breaking)).hasMessage("the power went out");
        long then = rows("media") - before;
        assertThat(then).as("some are there, others are not").isBetween(20L, 38L);
        assertThat(workFiles()).isEmpty();

        ImportReport rest = bring(file);
        assertThat(rest.resumedAfter()).isBetween(20L, 39L);
        assertThat(rest.known()).isLessThanOrEqualTo(1);
        assertThat(rest.media().files()).isEqualTo(39 - then);
        assertThat(rows("media") - before).isEqualTo(39);
        assertThat(posts("off@m.example")).hasSize(40);
    }

    @Test
    void anImportEndsIfFilesCantBeStoredAndTheNextOneBringsThem() throws IOException {
        Path zip = new TestArchive()
                .outbox(note("full", "full", "the disk", "", attachment("full.png")))
                .file("media_attachments/files/full.png", TestMedia.png(37, 21))
                .zip(place("full.zip"));
        Path files = data().resolve("media").resolve("files");
        Path aside = data().resolve("media").resolve("aside");
        Files.createDirectories(files);
        Files.move(files, aside);
        Files.writeString(files, "in the way");
        long posts = rows("status");
        assertThatThrownBy(() -> bring(zip)).isInstanceOf(UncheckedIOException.class);
        assertThat(rows("status")).isEqualTo(posts);
        Files.delete(files);
        Files.move(aside, files);
        assertThat(bring(zip).media().files()).isEqualTo(1);
        assertThat(media(post("full@m.example"))).hasSize(1);
    }

    @Test
    void mediaAreDeletedWithTheirPostAndTheirAccount() throws IOException {
        Path zip = new TestArchive()
                .outbox(
                        note("gone", "gone1", "one", "", attachment("gone1.png")),
                        note("gone", "gone2", "two", "", attachment("gone2.png")))
                .file("media_attachments/files/gone1.png", TestMedia.png(71, 21))
                .file("media_attachments/files/gone2.png", TestMedia.png(72, 21))
                .zip(place("gone.zip"));
        bring(zip);
        List<String> urls = posts("gone@m.example").stream()
                .map(post -> media(post).getFirst().path("url").asString())
                .toList();
        clock.moveOn(Duration.ofMinutes(2));
        bring(TestArchive.write(place("deletion.json"), """
                {"type":"Delete","actor":"https://m.example/users/gone","object":"https://m.example/s/gone1"}
                """.getBytes(StandardCharsets.UTF_8)));
        JsonNode left = post("gone@m.example");
        String kept = media(left).getFirst().path("url").asString();
        String deleted =
                urls.stream().filter(url -> !url.equals(kept)).findFirst().orElseThrow();
        await().until(() -> server.bytes(deleted).statusCode() == 404);
        assertThat(server.bytes(kept).statusCode()).isEqualTo(200);

        var account =
                server.server.core().people().accounts().find("gone@m.example").orElseThrow();
        server.server.core().deleting().accounts().begin(account.id());
        await().until(() -> server.bytes(kept).statusCode() == 404);
        assertThat(bring(zip).deleted()).as("and are not brought again").isPositive();
    }

    @Test
    void searchFindsImportedPostsByTheirMedia() throws IOException {
        String token = server.person("searcher" + kind.name().toLowerCase(Locale.ROOT));
        bring(new TestArchive()
                .outbox(
                        note("seek", "seek1", "<p>zirconium #Seeking</p>", "", attachment("seek.png")),
                        note("seek", "seek2", "<p>zirconium #Seeking</p>", ""))
                .file("media_attachments/files/seek.png", TestMedia.png(31, 21))
                .zip(place("seek.zip")));
        await().until(() -> found(token, "zirconium").size() == 2);
        assertThat(found(token, "zirconium has:media"))
                .extracting(post -> media(post).size())
                .containsExactly(1);
        assertThat(found(token, "zirconium -has:media")).hasSize(1);
        await().until(() ->
                server.get("/api/v1/tags/seeking").json().path("posts").asInt() == 2);
    }

    private List<JsonNode> found(String token, String query) {
        List<JsonNode> found = new ArrayList<>();
        server.get("/api/v2/search?type=statuses&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8), token)
                .json()
                .path("statuses")
                .forEach(found::add);
        return found;
    }

    @Test
    void videosAnimationsAndSoundsAreConverted() throws IOException {
        Assumptions.assumeTrue(TestMedia.hasFfmpeg());
        String video = """
                {"tweet":{"id_str":"7201","created_at":"Sat May 24 22:00:00 +0000 2014","full_text":"moving",
                "extended_entities":{"media":[{"type":"video","media_url_https":"https://pbs.twimg.com/thumb/T.jpg",
                "video_info":{"variants":[{"content_type":"application/x-mpegURL","url":"https://video.twimg.com/p.m3u8"},\
                {"bitrate":"256000","url":"https://video.twimg.com/1/Small.mp4?tag=1"},\
                {"bitrate":"832000","url":"https://video.twimg.com/1/Large.mp4?tag=1"}]}}]}}}
                """;
        bring(new TestArchive()
                .tweets(video)
                .file("data/tweets_media/7201-Large.mp4", TestMedia.made("mp4", "-c:v", "libx264"))
                .zip(place("video.zip")));
        JsonNode tweet = posts("keeper@twitter.com").stream()
                .filter(post -> post.path("content").asString().contains("moving"))
                .findFirst()
                .orElseThrow();
        assertThat(media(tweet).getFirst().path("type").asString()).isEqualTo("video");
        bring(new TestArchive()
                .outbox(note("film", "film", "three kinds", "", attachment("a.gif"), attachment("a.mp3")))
                .file("media_attachments/files/a.gif", TestMedia.gif(40, 30, 5))
                .file("media_attachments/files/a.mp3", TestMedia.made("mp3", "-map", "1:a"))
                .tar(place("film.tar.gz")));
        assertThat(media(post("film@m.example")))
                .extracting(each -> each.path("type").asString())
                .containsExactly("gifv", "audio");
    }

    @Test
    void mediaAreLeftOutOnRequest() throws IOException {
        Path zip = new TestArchive()
                .outbox(note("plain", "plain", "", "", attachment("plain.png", ",\"name\":\"A plain wall\"")))
                .file("media_attachments/files/plain.png", TestMedia.png(31, 22))
                .zip(place("plain.zip"));
        ImportReport report = server.server
                .core()
                .importing()
                .importer()
                .run(
                        ImportFile.of(zip),
                        "plain",
                        new ImportOptions(Optional.empty(), Optional.empty(), false, 0),
                        new Told());
        assertThat(report.media()).isEqualTo(MediaReport.NONE);
        JsonNode post = post("plain@m.example");
        assertThat(media(post)).isEmpty();
        assertThat(post.path("content").asString()).isEqualTo("<p>A plain wall</p>");
    }

    @Test
    void anEditKeepsTheMediaOfItsTweet() throws IOException {
        String first = tweet("7301", "Frist https://t.co/m", "E.jpg");
        String edited = tweet("7302", "First https://t.co/m", "E.jpg")
                .replace("\"full_text\"", "\"edit_info\":{\"edit\":{\"initialTweetId\":\"7301\"}},\"full_text\"");
        bring(new TestArchive()
                .tweets(first, edited)
                .file("data/tweets_media/7301-E.jpg", TestMedia.jpeg(44, 40))
                .file("data/tweets_media/7302-E.jpg", TestMedia.jpeg(44, 40))
                .zip(place("edited.zip")));
        assertThat(posts("keeper@twitter.com"))
                .filteredOn(post -> post.path("content").asString().contains("F"))
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.path("content").asString()).isEqualTo("<p>First</p>");
                    assertThat(media(post)).hasSize(1);
                });
    }
}
