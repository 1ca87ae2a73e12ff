package org.groundswell.bench.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.importing.ImportReport;
import org.groundswell.trending.TrendSettings;
import org.groundswell.trending.Trending;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;

/** The Million People March of August 2013, imported into a server as anybody would, and asked for afterwards. */
final class March {
    private static final String TAG = "millionpeoplemarch";
    private static final Instant DAY_OF_THE_MARCH = Instant.parse("2013-08-26T04:00:00Z");
    private static final Instant BEFORE = Instant.parse("2013-08-16T00:00:00Z");

    private final Path file;
    private final Path scratch;
    private final PrintStream out;

    March(Path file, Path scratch, PrintStream out) {
        this.file = file;
        this.scratch = scratch;
        this.out = out;
    }

    void run() throws IOException {
        URI home = URI.create("http://localhost");
        InstantSource clock = InstantSource.system();
        try (Database database = Databases.open(scratch, "")) {
            Core core = new Core(database, home, RegistrationMode.CLOSED, clock);
            ImportReport report;
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                report = core.importing().importer().run(in);
            }
            TrendSettings settings = new TrendSettings(home, scratch.resolve("trends"), TrendParameters.DEFAULT);
            try (Trending trending = new Trending(database, core.events(), clock, settings)) {
                trending.start();
                out.printf(Locale.ENGLISH, "%nMillion People March: %,d posts imported%n", report.imported());
                long start = System.nanoTime();
                List<Trend> list = trending.at(Place.WORLD, DAY_OF_THE_MARCH, 5);
                out.printf(
                        Locale.ENGLISH,
                        "  the list of %s, in %,d ms: %s%n",
                        DAY_OF_THE_MARCH,
                        (System.nanoTime() - start) / 1_000_000,
                        list.stream().map(March::described).toList());
                out.println("  first listed: " + firstListed(trending));
            }
        }
    }

    private static Instant firstListed(Trending trending) {
        Instant before = BEFORE;
        while (before.isBefore(DAY_OF_THE_MARCH) && !isListed(trending, before.plus(Duration.ofHours(1)))) {
            before = before.plus(Duration.ofHours(1));
        }
        Instant minute = before;
        while (!isListed(trending, minute)) {
            minute = minute.plus(Duration.ofMinutes(1));
        }
        return minute;
    }

    private static boolean isListed(Trending trending, Instant moment) {
        return trending.at(Place.WORLD, moment, 20).stream()
                .anyMatch(trend -> trend.tag().equals(TAG));
    }

    private static String described(Trend trend) {
        return String.format(
                Locale.ENGLISH,
                "#%s %,d people in %d minutes, %.1f expected",
                trend.tag(),
                trend.people(),
                trend.window().minutes(),
                trend.expected());
    }
}
