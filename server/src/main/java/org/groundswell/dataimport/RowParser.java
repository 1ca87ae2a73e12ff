package org.groundswell.dataimport;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.groundswell.archive.FilterFile;
import org.groundswell.model.Acct;
import org.groundswell.model.DomainName;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;

/** Parses the values of rows, and writes them in one form, so that equal entries have equal values. */
final class RowParser {
    private static final Set<String> NO = Set.of("false", "0", "f", "off", "no");
    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_URI = 2_048;
    private static final int LONGEST_FILTER = 100_000;

    private final URI home;
    private final FilterFile filters = new FilterFile();

    /** @param home public address of the server, whose accounts need no domain */
    RowParser(URI home) {
        this.home = home;
    }

    /**
     * Parses a row.
     *
     * @param values in the order of the kind's columns; empty ones may be missing in the file
     * @throws Refusal if it isn't understood, with the reason
     */
    List<String> parse(ImportKind kind, List<String> values) {
        String first = values.getFirst().strip();
        return switch (kind) {
            case FOLLOWING ->
                List.of(account(first), flag(values.get(1)), flag(values.get(2)), languages(values.get(3)));
            case BLOCKS -> List.of(account(first));
            case MUTES -> List.of(account(first), flag(values.get(1)));
            case DOMAIN_BLOCKS -> List.of(domain(first));
            case LISTS -> List.of(title(first), account(values.get(1).strip()));
            case BOOKMARKS -> List.of(uri(first));
            case FILTERS -> List.of(filter(first));
        };
    }

    private String account(String written) {
        if (written.isEmpty()) {
            throw new Refusal.Malformed("imports.problem.no_account");
        }
        return Acct.parse(written)
                .map(acct -> acct.seenFrom(home.getAuthority()).toString())
                .orElseThrow(() -> new Refusal.Malformed("imports.problem.account"));
    }

    /** Empty if the file says nothing. */
    private static String flag(String written) {
        String lower = written.strip().toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? "" : Boolean.toString(!NO.contains(lower));
    }

    private static String languages(String written) {
        List<String> languages = Arrays.stream(written.split(",", 100))
                .map(String::strip)
                .filter(language -> !language.isEmpty())
                .toList();
        if (languages.stream().anyMatch(language -> LanguageCode.parse(language).isEmpty())) {
            throw new Refusal.Malformed("imports.problem.languages");
        }
        return String.join(", ", languages);
    }

    private static String domain(String written) {
        return DomainName.parse(written)
                .map(DomainName::name)
                .orElseThrow(() -> new Refusal.Malformed("imports.problem.domain"));
    }

    private static String title(String written) {
        if (written.isEmpty()) {
            throw new Refusal.Malformed("imports.problem.no_title");
        }
        if (written.length() > 4 * LONGEST_TITLE || PlainText.length(written) > LONGEST_TITLE) {
            throw new Refusal.Malformed("imports.problem.title", "most", LONGEST_TITLE);
        }
        return PlainText.line("title", written);
    }

    private static String uri(String written) {
        boolean web = written.startsWith("https://") || written.startsWith("http://");
        if (!web || written.length() > LONGEST_URI || written.chars().anyMatch(c -> c <= ' ')) {
            throw new Refusal.Malformed("imports.problem.uri");
        }
        return written;
    }

    private String filter(String written) {
        try {
            if (written.length() > LONGEST_FILTER) {
                throw new Refusal.Malformed("imports.problem.filter");
            }
            filters.read(written);
            return written;
        } catch (FilterFile.UnreadableException unreadable) {
            throw new Refusal.Malformed(unreadable.key());
        }
    }
}
