package org.groundswell.previews.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeUri;

/** Texts of pages, cleaned and bounded. */
final class Cleaned {
    static final int TITLE = 300;
    static final int DESCRIPTION = 600;
    static final int NAME = 150;
    static final int PICTURE_DESCRIPTION = 600;
    private static final int LONGEST_REFERENCE = 2_048;
    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern(
            "yyyy-MM-dd[['T'][ ]HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX][XX][X]]", Locale.ROOT);

    private static final int LONGEST_DATE = 40;
    private static final int LAST_YEAR = 2_200;

    private Cleaned() {}

    /**
     * A text on one line, without control characters, half characters and what turns the reading direction; what is longer
     * is cut.
     *
     * @param longest in UTF-16 units
     */
    static String line(String text, int longest) {
        StringBuilder whole = new StringBuilder();
        // Far more than is kept, since white space becomes less.
        PlainText.cut(text, 4 * longest)
                .codePoints()
                .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
                .forEach(whole::appendCodePoint);
        String line = PlainText.line("text", whole.toString());
        return line.length() <= longest
                ? line
                : PlainText.cut(line, longest - 1).stripTrailing() + "…";
    }

    /** An address; an empty text if it is none that can be a link. */
    static String url(String text) {
        return SafeUri.parse(text).map(SafeUri::toString).orElse("");
    }

    /** An address that may be relative to the page; an empty text if it is too long. */
    static String reference(String text) {
        String reference = text.strip();
        return reference.length() > LONGEST_REFERENCE ? "" : reference;
    }

    /** A time in one of the forms of ISO 8601 that pages use; without a zone in UTC. */
    static Optional<Instant> time(String text) {
        String written = text.strip();
        if (written.isEmpty() || written.length() > LONGEST_DATE) {
            return Optional.empty();
        }
        try {
            TemporalAccessor parsed =
                    DATES.parseBest(written, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            Instant time = switch (parsed) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
                case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
                default -> throw new IllegalStateException("not asked for: " + parsed);
            };
            int year = time.atZone(ZoneOffset.UTC).getYear();
            return year > 0 && year < LAST_YEAR ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
