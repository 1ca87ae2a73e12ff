package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.groundswell.importing.TestArchive.attachment;
import static org.groundswell.importing.TestArchive.note;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.media.Attachment;
import org.groundswell.media.MediaLimits;
import org.groundswell.media.TestMedia;
import org.groundswell.model.Message;
import org.groundswell.model.Page;
import org.groundswell.timelines.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are damaged, or made to do harm: they cost little, and nothing outside of them is read or written. */
class HostileArchiveTest {
    private static final byte[] PICTURE = TestMedia.png(24, 18);
    private static final MediaLimits SMALL = new MediaLimits(4, 1 << 20, 2 << 20);

    @TempDir
    Path directory;

    private Database database;
    private Core core;
    private final List<String> lost = new ArrayList<>();
    private Path secret;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.SQLITE.open(directory.resolve("data"));
        core = new Core(
                database,
                new Core.Settings(
                        URI.create("https://here.example"),
                        RegistrationMode.OPEN,
                        new Core.MediaSettings(media(), "", SMALL, Optional.empty())),
                InstantSource.system());
        secret = Files.write(directory.resolve("secret.png"), TestMedia.png(99, 77));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Path media() {
        return directory.resolve("data").resolve("media");
    }

    private ImportReport bring(Path file, ImportOptions options) throws IOException {
        return core.importing().importer().run(ImportFile.of(file), "", options, new ImportWatcher() {
            @Override
            public void moved(long bytes) {}

            @Override
            public void rejected(long number, Message reason, String record) {}

            @Override
            public void leftOut(long number, Message reason, String record) {}

            @Override
            public synchronized void mediaLeftOut(long number, String name, Message reason) {
                lost.add(name.replaceFirst(".*/", "") + " " + reason.key());
            }
        });
    }

    private ImportReport bring(Path file) throws IOException {
        return bring(file, ImportOptions.NONE);
    }

    private List<Attachment> attachments() {
        return core.publishing().timelines().everybody(Origin.ANYWHERE, Page.first(100)).stream()
                .flatMap(status -> status.post().stream())
                .flatMap(post -> post.content().attachments().stream())
                .toList();
    }

    /** All files but those of the store and the database. */
    private List<String> files() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(media().resolve("files")))
                    .map(file -> directory.relativize(file).toString())
                    .filter(file -> !file.contains("groundswell.db") && !file.endsWith(".lock"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media_attachments/files/../../../secret.png",
                "../secret.png",
                "/media_attachments/files/x.png",
                "media_attachments/files/./../x.png",
                "media_attachments//files/x.png",
                "media_attachments\\files\\..\\..\\secret.png",
                "media_attachments/files/x\u0000.png",
                "media_attachments/files/x\n.png",
                "other_folder/x.png",
            })
    void aNameThatLeadsElsewhereIsNoMediaFile(String name) throws IOException {
        List<String> before = files();
        String url = name.replace("\\", "\\\\").replace("\u0000", "\\u0000").replace("\n", "\\n");
        TestArchive archive = new TestArchive()
                .outbox(note("eve", "1", "words", "", "{\"type\":\"Document\",\"url\":\"" + url + "\"}"))
                .file(name, PICTURE);
        for (boolean isZip : new boolean[] {true, false}) {
            Path file = directory.resolve("archive");
            Path packed = isZip ? archive.zip(file) : archive.tar(file);
            ImportReport report = bring(packed);
            assertThat(report.imported() + report.known()).isEqualTo(1);
            assertThat(report.media().files()).isZero();
            Files.delete(packed);
        }
        assertThat(attachments()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        String target = secret.toString();
        TestArchive archive = new TestArchive()
                .outbox(note("eve", "1", "words", "", attachment("x.png"), attachment("y.png")))
                .link("media_attachments/files/x.png", target)
                .link("media_attachments", directory.toString())
                .file("media_attachments/files/y.png", PICTURE);
        assertThat(bring(archive.tar(directory.resolve("archive.tar.gz")))
                        .media()
                        .files())
                .isEqualTo(1);
        assertThat(lost).containsExactly("x.png import.media.missing");
        assertThat(attachments()).extracting(each -> each.facts().width()).containsExactly(24);
        // In a ZIP file, a link is a file that has its target as text.
        TestArchive zip = new TestArchive()
                .outbox(note("eve", "2", "words", "", attachment("x.png")))
                .link("media_attachments/files/x.png", target);
        assertThat(bring(zip.zip(directory.resolve("archive.zip"))).media().files())
                .isZero();
        assertThat(lost).endsWith("x.png error.media.type");
    }

    @Test
    void anUnpackedArchiveHasNoFilesOutsideOfItsFolder() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("unpacked/media_attachments/files"))
                .getParent()
                .getParent();
        Files.write(folder.resolve("media_attachments/files/in.png"), PICTURE);
        Files.createSymbolicLink(folder.resolve("media_attachments/files/out.png"), secret);
        Files.createDirectory(folder.resolve("media_attachments/files/folder.png"));
        TestArchive.write(
                folder.resolve("outbox.json"),
                ("{\"orderedItems\":["
                                + note(
                                        "eve",
                                        "1",
                                        "words",
                                        "",
                                        attachment("in.png"),
                                        attachment("out.png"),
                                        attachment("folder.png"),
                                        "{\"type\":\"Image\",\"url\":\"../secret.png\"}",
                                        "{\"type\":\"Image\",\"url\":\"" + secret + "\"}")
                                + "]}")
                        .getBytes(StandardCharsets.UTF_8));
        ImportReport report = bring(folder.resolve("outbox.json"));
        assertThat(report.media().files()).isEqualTo(1);
        assertThat(lost)
                .containsExactlyInAnyOrder(
                        "out.png import.media.missing",
                        "folder.png import.media.missing",
                        "secret.png import.media.missing",
                        "secret.png import.media.missing");
        assertThat(attachments()).extracting(each -> each.facts().width()).containsExactly(24);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aFileThatUnpacksToManyBytesIsNotUnpacked(boolean isZip) throws IOException {
        byte[] start = TestMedia.jpeg(30, 20);
        byte[] bomb = Arrays.copyOf(start, 300 << 20);
        TestArchive archive = new TestArchive()
                .outbox(note("eve", "1", "words", "", attachment("bomb.jpg")))
                .file("media_attachments/files/bomb.jpg", bomb);
        Path file = directory.resolve("bomb");
        bring(isZip ? archive.zip(file) : archive.tar(file));
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThat(lost).containsExactly("bomb.jpg error.upload.too_large");
        assertThat(files()).containsExactlyInAnyOrder("bomb", "secret.png");
    }

    @Test
    void aSizeThatIsNotTrueIsNotBelieved() throws IOException {
        byte[] zip = new TestArchive()
                .outbox(note("eve", "1", "words", "", attachment("x.png")))
                .file("media_attachments/files/x.png", Arrays.copyOf(PICTURE, 3 << 20))
                .zip();
        // In the central directory: the size of the last entry, 24 bytes after its signature.
        int directoryEntry = lastIndexOf(zip, new byte[] {'P', 'K', 1, 2});
        zip[directoryEntry + 24] = 100;
        zip[directoryEntry + 25] = 0;
        zip[directoryEntry + 26] = 0;
        bring(TestArchive.write(directory.resolve("lying.zip"), zip));
        assertThat(attachments()).isEmpty();
        assertThat(lost).singleElement().asString().startsWith("x.png error.");
    }

    private static int lastIndexOf(byte[] in, byte[] sought) {
        for (int at = in.length - sought.length; at >= 0; at--) {
            if (Arrays.equals(in, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }

    @Test
    void ofSeveralFilesWithOneNameTheFirstCounts() throws IOException {
        TestArchive archive = new TestArchive()
                .outbox(note("eve", "1", "words", "", attachment("x.png")))
                .file("media_attachments/files/x.png", PICTURE)
                .file("./media_attachments/files/x.png", TestMedia.png(50, 40))
                .file("media_attachments\\files\\x.png", TestMedia.png(51, 40));
        bring(archive.tar(directory.resolve("archive.tar.gz")));
        assertThat(attachments()).extracting(each -> each.facts().width()).containsExactly(24);
    }

    @Test
    void tensOfThousandsOfFilesAreNamesOnly() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 60_000; i++) {
                zip.putNextEntry(new ZipEntry("media_attachments/files/" + i + ".png"));
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry("media_attachments/files/last.png"));
            zip.write(PICTURE);
            zip.putNextEntry(new ZipEntry("outbox.json"));
            zip.write(("{\"orderedItems\":[" + note("eve", "1", "words", "", attachment("last.png")) + "]}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bring(TestArchive.write(directory.resolve("many.zip"), bytes.toByteArray()))
                        .media()
                        .files())
                .isEqualTo(1);
    }

    @Test
    void theMediaOfATarTakeNoMoreSpaceThanTheyMay() throws IOException {
        TestArchive archive = new TestArchive()
                .file("media_attachments/files/a.png", PICTURE)
                .file("media_attachments/files/b.png", PICTURE)
                .outbox(note(
                        "eve",
                        "1",
                        "",
                        "",
                        attachment("a.png", ",\"name\":\"one\""),
                        attachment("b.png", ",\"name\":\"two\"")));
        ImportReport report = bring(
                archive.tar(directory.resolve("space.tar.gz")),
                new ImportOptions(Optional.empty(), Optional.empty(), true, PICTURE.length + 10));
        assertThat(report.media().files()).isEqualTo(1);
        assertThat(lost).containsExactly("b.png import.media.space");
        assertThat(attachments()).hasSize(1);
    }

    @Test
    void anAttachmentOfAnyShapeIsNoReasonToLoseItsPost() throws IOException {
        String[] odd = {
            "{}",
            "{\"type\":\"Document\"}",
            "{\"type\":[\"Document\"],\"url\":\"media_attachments/files/a.png\"}",
            "{\"type\":\"Document\",\"url\":{\"href\":\"media_attachments/files/a.png\"},\"focalPoint\":\"middle\"}",
            "{\"type\":\"Document\",\"url\":[[[]],7,null,\"\"]}",
            "{\"type\":\"Document\",\"url\":\"media_attachments/files/a.png\",\"name\":{\"en\":\"x\"},\"focalPoint\":[1]}",
            "{\"type\":\"Image\",\"url\":\"media_attachments/files/a.png\",\"name\":\"" + "é".repeat(5_000)
                    + "\",\"focalPoint\":[1e400,-1e400]}",
            "{\"type\":\"Image\",\"url\":\"media_attachments/files/a.png\",\"name\":\"\\u0000\"}",
            "{\"type\":\"Image\",\"url\":\"" + "x".repeat(10_000) + "\"}",
            "{\"type\":\"Link\",\"href\":\"https://a.example/\"}",
            "\"text\"",
            "[1]",
            "null",
        };
        for (int i = 0; i < odd.length; i++) {
            Path zip = new TestArchive()
                    .outbox(note("odd", "odd" + i, "words", "", odd[i]))
                    .file("media_attachments/files/a.png", PICTURE)
                    .zip(directory.resolve("odd.zip"));
            assertThat(bring(zip).imported()).as(odd[i]).isEqualTo(1);
        }
        assertThat(attachments())
                .hasSize(4)
                .allSatisfy(each ->
                        assertThat(each.description()).hasSizeLessThanOrEqualTo(MediaLimits.LONGEST_DESCRIPTION));
    }

    @Test
    void changedArchivesAreReadOrRefused() throws IOException {
        TestArchive archive = new TestArchive()
                .file("actor.json", "{\"id\":\"https://m.example/users/eve\",\"preferredUsername\":\"eve\"}")
                .outbox(
                        note("eve", "m1", "words", "", attachment("a.png", ",\"focalPoint\":[0.1,0.2]")),
                        note("eve", "m2", "", "", attachment("b.jpg", ",\"name\":\"b\""), attachment("c.gif")))
                .file("media_attachments/files/a.png", PICTURE)
                .file("media_attachments/files/b.jpg", TestMedia.jpeg(40, 30))
                .file("media_attachments/files/c.gif", TestMedia.gif(20, 10, 2));
        byte[] zip = archive.zip();
        byte[] tar = archive.tar();
        Random random = new Random(86);
        int read = 0;
        for (int i = 0; i < 300; i++) {
            byte[] changed = (i % 2 == 0 ? zip : tar).clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(5) == 0) {
                changed = Arrays.copyOf(changed, random.nextInt(changed.length));
            }
            try {
                bring(TestArchive.write(directory.resolve("changed"), changed));
                read++;
            } catch (IOException refused) {
                assertThat(refused.getMessage()).isNotNull();
            }
        }
        assertThat(read).as("most are read").isGreaterThan(50);
        assertThat(files()).containsExactlyInAnyOrder("changed", "secret.png");
        assertThat(attachments()).isNotEmpty();
    }

    /** As it happens if a running server takes a stored file for unused, because its post is late. */
    @Test
    void aFileThatIsDeletedBeforeItsPostIsWrittenIsMadeAgain() throws IOException {
        database.writing(tx -> tx.sql("""
                        CREATE TRIGGER late AFTER INSERT ON stored_file
                          WHEN NOT EXISTS (SELECT 1 FROM stored_file WHERE dying)
                         BEGIN UPDATE stored_file SET dying = TRUE WHERE id = NEW.id; END
                        """).run());
        ImportReport report = bring(new TestArchive()
                .outbox(note("eve", "1", "words", "", attachment("a.png"), attachment("b.jpg")))
                .file("media_attachments/files/a.png", PICTURE)
                .file("media_attachments/files/b.jpg", TestMedia.jpeg(26, 20))
                .zip(directory.resolve("late.zip")));
        assertThat(report.imported()).isEqualTo(1);
        assertThat(report.media()).isEqualTo(new MediaReport(2, Map.of()));
        assertThat(attachments()).extracting(each -> each.facts().width()).containsExactly(24, 26);
        assertThat(database.<Long>read(tx -> tx.sql("SELECT count(*) FROM media WHERE status_id IS NOT NULL")
                        .number()))
                .isEqualTo(2);
    }
}
