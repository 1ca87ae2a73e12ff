package org.groundswell.importing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.groundswell.importing.files.TableRow;
import org.groundswell.importing.files.UnusableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All formats. Recognises the format of a record. */
final class Formats {
    /** Maximum nesting: deeper than any format, including boosts and quotes. */
    private static final int DEEPEST = 100;

    /** Maximum posts per record, written in one transaction: a response of Twitter has 500 and the posts they refer to. */
    private static final int MOST_POSTS = 2_000;

    private static final int MOST_FIELDS_SHOWN = 10;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();
    private final OwnLines ownLines;
    private final MastodonOutbox outbox = new MastodonOutbox();
    private final TwitterArchive archive;
    private final Bookkeeping bookkeeping = new Bookkeeping();
    private final List<Format> known;
    private final Optional<Format> given;
    private final Map<String, Long> counts = new TreeMap<>();
    private long unknown;

    Formats(ImportOptions options) {
        Coordinates coordinates = new Coordinates();
        ownLines = new OwnLines(coordinates);
        TwitterV1 v1 = new TwitterV1(coordinates);
        TwitterV2 v2 = new TwitterV2(coordinates);
        archive = new TwitterArchive(v1);
        options.account().ifPresent(archive::owner);
        known = List.of(
                ownLines,
                archive,
                v1,
                v2,
                new TwitterFlat(v2),
                new Snscrape(coordinates),
                outbox,
                new MastodonApi(),
                new Bluesky(),
                bookkeeping);
        given = options.format().flatMap(this::named);
    }

    private Optional<Format> named(String name) {
        return known.stream().filter(format -> format.name().equals(name)).findFirst();
    }

    /** @throws UnusableFile if there is no format of that name */
    void require(String name) throws UnusableFile {
        if (named(name).isEmpty()) {
            throw new UnusableFile(
                    "import.file.format",
                    "name",
                    name,
                    "formats",
                    known.stream().map(Format::name).collect(Collectors.joining(", ")));
        }
    }

    /** Sets the owner of an archive from its file. */
    void owner(JsonNode file) {
        archive.owner(file);
        outbox.owner(file);
    }

    /** The number of records in each format. */
    Map<String, Long> counts() {
        return counts;
    }

    /** The number of records in no known format, or without an owner that the file should name. */
    long unknown() {
        return unknown;
    }

    JsonNode parse(String record) {
        try {
            JsonNode node = json.readTree(record);
            if (!node.isObject()) {
                throw new BadRecord("import.json.object");
            }
            return node;
        } catch (JacksonException broken) {
            throw new BadRecord("import.json", "error", broken.getOriginalMessage());
        }
    }

    /** Reads a row of a table, by converting it to a line of our own format. */
    Reading readRow(TableRow row) {
        counts.merge("table", 1L, Long::sum);
        return ownLines.read(TablePosts.line(row, this::parse));
    }

    Reading read(JsonNode record) {
        Optional<Format> format = given.filter(_ -> !bookkeeping.matches(record))
                .or(() -> known.stream().filter(each -> each.matches(record)).findFirst());
        if (format.isEmpty()) {
            unknown++;
            throw new BadRecord("import.format.none", "fields", fields(record));
        }
        if (format.get() == archive && !archive.hasOwner()) {
            unknown++;
            throw TwitterArchive.withoutOwner();
        }
        counts.merge(format.get().name(), 1L, Long::sum);
        Reading reading = format.get().read(record);
        if (reading.posts().size() + reading.rejected().size() > MOST_POSTS) {
            throw new BadRecord("import.record.posts", "most", MOST_POSTS);
        }
        return reading;
    }

    private static String fields(JsonNode record) {
        return record.propertyNames().stream().limit(MOST_FIELDS_SHOWN).collect(Collectors.joining(", "));
    }
}
