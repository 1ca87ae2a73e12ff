package org.groundswell.places;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.groundswell.geo.Globe;
import org.groundswell.model.TagName;
import org.groundswell.text.BoundedLines;

/**
 * Reads lines of {@code tag,time,lat,lng}: a tag with or without {@code #}, seconds since the epoch, degrees. The first
 * line may have column names. Invalid lines are reported with their number and skipped.
 */
public final class PlaceLines {
    private static final String HEADER = "tag,time,lat,lng";
    private static final int COLUMNS = 4;
    private static final int LONGEST_LINE = 10_000;
    /** Maximum time; larger values are probably milliseconds. */
    private static final long LATEST = Instant.parse("3000-01-01T00:00:00Z").getEpochSecond();

    private final Globe globe = new Globe();

    /**
     * Reads all lines.
     *
     * @param rejected receives the number of an invalid line, from 1, and the reason
     * @return the tags, in order of first use
     * @throws IOException if the input can't be read
     */
    public Map<TagName, TagPlaces> read(InputStream input, BiConsumer<Integer, String> rejected) throws IOException {
        Map<TagName, TagPlaces> tags = new LinkedHashMap<>();
        BoundedLines lines = new BoundedLines(new InputStreamReader(input, StandardCharsets.UTF_8), LONGEST_LINE);
        int number = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (lines.wasCut()) {
                rejected.accept(number, "is longer than " + LONGEST_LINE + " characters");
            } else if (!line.isBlank() && !(number == 1 && line.strip().equalsIgnoreCase(HEADER))) {
                Optional<String> problem = add(line, tags);
                int at = number;
                problem.ifPresent(reason -> rejected.accept(at, reason));
            }
        }
        return tags;
    }

    /** The problem of a line; empty if it was accepted. */
    private Optional<String> add(String line, Map<TagName, TagPlaces> tags) {
        String[] columns = line.split(",", -1);
        if (columns.length != COLUMNS) {
            return Optional.of("has " + columns.length + " columns instead of " + COLUMNS + ": tag,time,lat,lng");
        }
        String tag = columns[0].strip().replaceFirst("^#", "");
        Optional<TagName> name = TagName.parse(tag).filter(_ -> !tag.isEmpty());
        if (name.isEmpty()) {
            return Optional.of(
                    tag.isEmpty() ? "has no tag" : "has a tag longer than " + TagName.LONGEST + " characters");
        }
        try {
            long time = Long.parseLong(columns[1].strip());
            double latitude = Double.parseDouble(columns[2].strip());
            double longitude = Double.parseDouble(columns[3].strip());
            if (time < 0 || time >= LATEST) {
                return Optional.of("has the time " + time + ": it must be in seconds since 1970");
            }
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                return Optional.of("has no place on earth: " + columns[2] + ", " + columns[3]);
            }
            tags.computeIfAbsent(name.get(), _ -> new TagPlaces(tag))
                    .add(
                            Instant.ofEpochSecond(time),
                            globe.countryAt(latitude, longitude).orElse(""));
            return Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.of("must have numbers in time (seconds since 1970), lat and lng (degrees)");
        }
    }
}
