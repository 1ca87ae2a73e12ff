package org.groundswell.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.groundswell.exports.MapExport;
import org.groundswell.importing.files.Compressed;
import org.groundswell.places.PlaceLines;
import org.groundswell.places.TagPlaces;
import org.groundswell.text.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code groundswell map FILE} */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        description =
                "Draws maps of where tags were used, from lines of tag,time,lat,lng (seconds since 1970, degrees),"
                        + " as a web page. The most widely spread tags come first. Needs no server and no database.")
final class MapCommand implements Callable<Integer> {
    private static final int SHOWN_REJECTS = 10;

    @Parameters(paramLabel = "FILE", description = "CSV file, also compressed with gzip or zstd")
    private Path file = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "output file (default: standard output)")
    private @Nullable Path out;

    /** Exit code: 0 if every line was read, 1 if some could not be read, 2 if there is no such file. */
    @Override
    public Integer call() throws IOException {
        List<String> rejects = new ArrayList<>();
        List<TagPlaces> tags;
        try (InputStream input = Compressed.open(Files.newInputStream(file))) {
            tags = List.copyOf(new PlaceLines()
                    .read(input, (line, reason) -> rejects.add(file + ":" + line + ": " + reason))
                    .values());
        } catch (NoSuchFileException missing) {
            System.err.println("groundswell: file not found: " + missing.getFile());
            return 2;
        }
        String page = new MapExport(Messages.load().english()).write(tags);
        if (out == null) {
            System.out.print(page);
        } else {
            Files.writeString(out, page, StandardCharsets.UTF_8);
        }
        rejects.stream().limit(SHOWN_REJECTS).forEach(System.err::println);
        if (rejects.size() > SHOWN_REJECTS) {
            System.err.println("... and " + (rejects.size() - SHOWN_REJECTS) + " more lines that can't be read");
        }
        return rejects.isEmpty() ? 0 : 1;
    }
}
