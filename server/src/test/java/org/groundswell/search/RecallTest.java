package org.groundswell.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.model.StatusId;
import org.groundswell.sample.Sample;
import org.groundswell.search.query.QueryParser;
import org.groundswell.visibility.VisibilitySql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Search finds every post of a movement in many languages that has a word, as a scan of the table does. */
@OnEveryDatabase
class RecallTest {
    /** Words as anyone would split a text, in scripts that have spaces. */
    private static final Pattern WORD = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\p{N}_#@/.'’-])[\\p{IsLatin}\\p{IsCyrillic}\\p{IsGreek}\\p{IsArabic}]{2,}(?![\\p{L}\\p{M}\\p{N}_@/.'’:-])");

    private static final int MOST = 400;

    @Parameter
    TestDatabase database;

    @Test
    void everyPostWithAWordIsFound(@TempDir Path directory) throws IOException {
        Path data = directory.resolve(database.name());
        try (SearchWorld search = new SearchWorld(database.open(data), data)) {
            search.world.importer.run(Sample.lines(Instant.now(), 7));
            Map<String, Set<StatusId>> scanned = scan(search);
            assertThat(scanned.size()).isGreaterThan(500);
            Map<String, Set<StatusId>> missing = new HashMap<>();
            Search index = search.search();
            search.caughtUp(index);
            scanned.forEach((word, statuses) -> {
                List<StatusId> found = index.find(
                                QueryParser.parse(word), Optional.empty(), Optional.empty(), Window.of(0, 2 * MOST))
                        .statuses();
                Set<StatusId> missed = new HashSet<>(statuses);
                found.forEach(missed::remove);
                if (!missed.isEmpty()) {
                    missing.put(word, missed);
                }
            });
            assertThat(missing).isEmpty();
        }
    }

    /** The public posts that have each word; words that very many have are left out, since results are limited. */
    private static Map<String, Set<StatusId>> scan(SearchWorld search) {
        Map<String, Set<StatusId>> found = new HashMap<>();
        search.world.core.database().read(tx -> {
            tx.sql("SELECT s.id, s.text FROM status s JOIN account a ON a.id = s.account_id"
                            + " WHERE s.boost_of_id IS NULL AND a.indexable AND " + VisibilitySql.isListed("s"))
                    .each(row -> WORD.matcher(row.textOf("text").toLowerCase(Locale.ROOT))
                            .results()
                            .forEach(word -> found.computeIfAbsent(word.group(), _ -> new HashSet<>())
                                    .add(new StatusId(row.longOf("id")))));
            return true;
        });
        found.values().removeIf(statuses -> statuses.size() > MOST);
        return found;
    }
}
