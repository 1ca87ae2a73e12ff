package org.groundswell.importing.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.groundswell.importing.files.TableHeader.Column;
import org.groundswell.model.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    private static final String TWO = "{\"a\":\"één 日本\"}\n{\"a\":2}\n";
    private static final String SCRIPT =
            "window.YTD.tweets.part0 = [\n  {\n    \"tweet\" : {\n      \"id\" : \"1\"\n    }\n  }\n]";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "UTF-8, '\uFEFF'",
        "UTF-16LE, '\uFEFF'",
        "UTF-16BE, '\uFEFF'",
        "UTF-16LE, ''",
        "UTF-16BE, ''",
        "UTF-32LE, '\uFEFF'",
        "UTF-32BE, '\uFEFF'"
    })
    void textIsReadInItsEncoding(Charset charset, String mark) throws IOException {
        assertThat(read((mark + TWO).getBytes(charset))).containsExactly("1 {\"a\":\"één 日本\"}", "2 {\"a\":2}");
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, Zoé – €5, Zoé – €5", "UTF-8, Zoé – €5, Zoé – €5", "UTF-8, 日本, 日本"})
    void aTableThatIsNotUtf8IsReadAsWindows1252(Charset charset, String written, String read) throws IOException {
        String table = "created_at,account,text\n2020-01-01T00:00:00Z,a@x.example," + written + "\n";
        assertThat(read(table.getBytes(charset))).singleElement().asString().endsWith(read);
        // JSON is always UTF-8, even if it is broken.
        assertThat(read("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1))).containsExactly("1 {\"a\":\"\uFFFD\"}");
    }

    @Test
    void aCharacterCutAtTheEndOfTheExaminedPartIsNoError() throws IOException {
        String header = "created_at,account,text\n2020-01-01T00:00:00Z,a@x.example,";
        String text = "x".repeat((1 << 16) - header.length() - 1) + "é";
        assertThat(read((header + text + "\n").getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .endsWith("xé");
    }

    @Test
    void compressionIsRecognisedByContent() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        write(new GZIPOutputStream(gzip), TWO);
        assertThat(read(gzip.toByteArray())).hasSize(2);
        ByteArrayOutputStream zstd = new ByteArrayOutputStream();
        write(new ZstdOutputStream(zstd), TWO);
        assertThat(read(zstd.toByteArray())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "window.YTD.tweets.part0 = [{\"tweet\":{\"id\":\"1\"}}]",
                "window.YTD.tweet.part1=[{\"tweet\":{\"id\":\"1\"}}];\n",
                "Grailbird.data.tweets_2013_05 = \n [ {\"tweet\":{\"id\":\"1\"}} ]",
                "var tweets = [{\"tweet\":{\"id\":\"1\"}}]",
                "[{\"tweet\":{\"id\":\"1\"}}]",
                "  {\"tweet\":{\"id\":\"1\"}}"
            })
    void scriptsOfArchivesAreRead(String script) throws IOException {
        assertThat(read(script.getBytes(StandardCharsets.UTF_8))).containsExactly("1 {\"tweet\":{\"id\":\"1\"}}");
    }

    @Test
    void anOutboxIsFoundHoweverLongItsContextIs() throws IOException {
        String context = "[\"https://www.w3.org/ns/activitystreams\",\"" + "x".repeat(200_000) + "\"]";
        String outbox = "{\"@context\":%s,\"type\":\"OrderedCollectionPage\",\"orderedItems\":[{\"a\":1},{\"a\":2}]}";
        assertThat(read(outbox.formatted(context).getBytes(StandardCharsets.UTF_8)))
                .containsExactly("1 {\"a\":1}", "2 {\"a\":2}");
        String indented = outbox.formatted("\n" + context + "\n")
                .replace(",\"type\"", ",\n\"type\"")
                .replace("{\"@", "{\n\"@");
        assertThat(read(indented.getBytes(StandardCharsets.UTF_8))).containsExactly("1 {\"a\":1}", "2 {\"a\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"takeout/", ""})
    void aTwitterArchiveHasItsOwnerFirstAndItsPartsInOrder(String root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put(root + "data/account.js", "window.YTD.account.part0 = [ {\"account\":{\"username\":\"ana\"}} ]");
        for (int part = 1; part <= 10; part++) {
            files.put(root + "data/tweets-part" + part + ".js", SCRIPT.replace("\"1\"", "\"" + part + "\""));
        }
        files.put(root + "data/tweets.js", SCRIPT.replace("\"1\"", "\"0\""));
        files.put(root + "data/like.js", "window.YTD.like.part0 = [ {\"like\":{}} ]");
        files.put(root + "data/deleted-tweets.js", SCRIPT);
        List<String> found = read(zip(files));
        assertThat(found).hasSize(12).first().isEqualTo("owner {\"account\":{\"username\":\"ana\"}}");
        for (int part = 0; part <= 10; part++) {
            assertThat(found.get(part + 1)).startsWith((part + 1) + " {").contains("\"id\" : \"" + part + "\"");
        }
    }

    /** Packed folders, with the posts that are found, after the names of their owners. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data/account.js=ana data/tweets.js=1                                               | ana 1
            account.js=ana tweet.js=1                                                          | ana 1
            data\\account.js=ana data\\tweets.js=1                                             | ana 1
            x/account.js=ana x/tweets.js=1 x/community-tweet.js=2 x/like.js=3                  | ana 1 2
            x/account.js=ana x/tweets.js=1 x/note-tweet.js=2                                   | ana 2 1
            a/data/account.js=ana a/data/tweets.js=1 b/data/account.js=ben b/data/tweets.js=2  | ana 1 ben 2
            a/account.js=ana a/tweets.js=1 b/tweets.js=2                                       | 2 ana 1
            data/account.js=ana data/js/tweets/2013_05.js=1 data/js/tweets/2013_06.js=2        | ana 1 2
            data/account.js=ana data/tweets.js=1 __MACOSX/data/._tweets.js=2                   | ana 1
            """)
    void postsOfAnArchiveBelongToTheNearestAccountFile(String packed, String expected) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String each : packed.split(" ", -1)) {
            String[] file = each.split("=", -1);
            files.put(file[0], "window.YTD.x.part0 = [ {\"is\":\"" + file[1] + "\"} ]");
        }
        assertThat(read(zip(files)))
                .extracting(found -> found.replaceAll(".*\"is\":\"|\"}", ""))
                .containsExactly(expected.split(" ", -1));
    }

    @Test
    void aMastodonArchiveHasItsOwnerFirstEvenIfStoredLast() throws IOException {
        Path file = directory.resolve("archive.tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            put(tar, "media_attachments/files/1.png", "\u0000PNG");
            put(tar, "outbox.json", "{\"@context\":\"x\",\"orderedItems\":[{\"a\":1}]}");
            put(tar, "actor.json", "{\"type\":\"Person\"}");
        }
        assertThat(read(file)).containsExactly("owner {\"type\":\"Person\"}", "1 {\"a\":1}");
        assertThat(read(zip(Map.of("outbox.json", "{\"orderedItems\":[{\"a\":1}]}"))))
                .containsExactly("1 {\"a\":1}");
    }

    @Test
    void theAccountFileNextToAScriptIsItsOwner() throws IOException {
        Path tweets = directory.resolve("tweets.js");
        Files.writeString(tweets, SCRIPT);
        assertThat(read(tweets)).hasSize(1);
        Files.writeString(directory.resolve("account.js"), "window.YTD.account.part0 = [ {\"account\":{}} ]");
        assertThat(read(tweets)).hasSize(2).first().isEqualTo("owner {\"account\":{}}");
        Path outbox = directory.resolve("outbox.json");
        Files.writeString(outbox, "{\"orderedItems\":[{\"a\":1}]}");
        assertThat(read(outbox)).containsExactly("1 {\"a\":1}");
        Files.writeString(directory.resolve("actor.json"), "{\"type\":\"Person\"}");
        assertThat(read(outbox)).containsExactly("owner {\"type\":\"Person\"}", "1 {\"a\":1}");
        // Next to other files it means nothing.
        Path lines = directory.resolve("posts.jsonl");
        Files.writeString(lines, TWO);
        assertThat(read(lines)).hasSize(2).first().asString().startsWith("1 ");
    }

    @Test
    void anUnsupportedArchiveIsRefusedWithItsContent() throws IOException {
        Path zip = zip(Map.of("photos/1.jpg", "x"));
        assertThatThrownBy(() -> read(zip))
                .hasMessageContaining("without data/tweets.js or outbox.json; it has photos/1.jpg");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "account,created_at,text~ana@a.example,2020,hi~ben@b.example,2021,\"a, \"\"b\"\"~c\"~|1 ana@a.example hi¦2 ben@b.example a, \"b\"~c",
                "Account;Created_At;Text~ana;2020;hi|1 ana hi",
                "\"id\"\t\"user_screen_name\"\t\"created_at\"\t\"text\"~1\tana\t2020\thi~|1 ana hi",
                // An unclosed quote only affects its own row.
                "account,created_at,text~ana,2020,\"hi~ben,2021,ho~eva,2022,hu~|1! ana,2020,\"hi¦2 ben ho¦3 eva hu",
                "account,created_at,text~ana,\"2020,hi~ben,2021,\"ho\"~eva,2022,hu~|1! ana,\"2020,hi¦2 ben ho¦3 eva hu",
                "account,created_at,text~ana,2020~ben,2021,ho,x~eva,2022,hu|1! ana,2020¦2! ben,2021,ho,x¦3 eva hu",
            })
    void tablesAreRead(String table, String expected) throws IOException {
        assertThat(String.join("¦", read(table.replace('~', '\n').getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(expected.replace('~', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "account,text,likes_count|has no column created_at; its columns are account, text, likes_count",
                "created_at,text,x|has no column account; its columns are created_at, text, x",
                "From ana Sat May 24|it begins with \"From ana Sat May 24\"",
                "<html><body>|it begins with \"<html><body>\"",
                "BZh9\u001b[2J\u0002!|is in no supported format: it begins with \"BZh9\uFFFD[2J\uFFFD!\""
            })
    void anUnsupportedFileIsRefusedWithAReason(String file, String message) {
        assertThatThrownBy(() -> read((file + "\n1\n2\n").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEmptyFileHasNoRecords() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(" \n\n ".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static List<String> read(byte[] file) throws IOException {
        return read(ImportFile.of(new ByteArrayInputStream(file)));
    }

    private static List<String> read(Path file) throws IOException {
        return read(ImportFile.of(file));
    }

    private static List<String> read(ImportFile file) throws IOException {
        List<String> found = new ArrayList<>();
        RecordReader.read(file, null, new RecordReader.Visitor() {
            @Override
            public void owner(String json) {
                found.add("owner " + json);
            }

            @Override
            public void json(long number, String text) {
                found.add(number + " " + text);
            }

            @Override
            public void row(long number, TableRow row, String text) {
                String account = row.get(Column.ACCOUNT);
                found.add(number + " " + (account.isEmpty() ? row.get(Column.USERNAME) : account) + " "
                        + row.get(Column.TEXT));
            }

            @Override
            public void unreadable(long number, Message reason, String beginning) {
                found.add(number + "! " + beginning);
            }
        });
        return found;
    }

    private Path zip(Map<String, String> files) throws IOException {
        Path file = directory.resolve("archive.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static void put(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void write(OutputStream output, String text) throws IOException {
        try (output) {
            output.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
