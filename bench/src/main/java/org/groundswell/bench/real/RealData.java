package org.groundswell.bench.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Replays the data sets that are there. */
public final class RealData {
    private final Path directory;
    private final Path scratch;
    private final PrintStream out;

    /**
     * @param directory where the data sets are
     * @param scratch an empty directory for a database
     */
    public RealData(Path directory, Path scratch, PrintStream out) {
        this.directory = directory;
        this.scratch = scratch;
        this.out = out;
    }

    public void run() throws IOException {
        Path march = directory.resolve("million-people-march.jsonl.gz");
        if (Files.exists(march)) {
            new March(march, scratch, out).run();
        }
        Path places = directory.resolve("hashtag-places.csv.gz");
        if (Files.exists(places)) {
            new Places(places, out).run();
        }
        Path volume = directory.resolve("mention-volume");
        if (Files.exists(volume)) {
            new Volume(volume, out).run();
        }
        Path movement = directory.resolve("movement-uses.csv.gz");
        Path attacks = directory.resolve("attack-deletions.csv.gz");
        if (Files.exists(movement) && Files.exists(attacks)) {
            new Movement(movement, attacks, out).run();
        }
    }

    /** Is shown the lines of a table one by one, without its heading. */
    public interface Line {
        void read(String[] columns);
    }

    /** Reads a table line by line, whether it is compressed or not. */
    public static void csv(Path file, Line line) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line.read(text.split(",", -1));
            }
        }
    }
}
