package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every operation of Mastodon's API is there, or {@code scenarios/absent-operations.txt} says why not. The table is in the documentation. */
class ApiCoverageTest {
    private static final Path TABLE = Path.of("../docs/api-coverage.md");

    @Test
    void everyOperationIsThereOrHasAReason() throws IOException {
        Set<String> operations = ApiShapes.read().operations();
        Set<String> routes = routes();
        Map<String, String> reasons = reasons();
        StringBuilder table = new StringBuilder("| operation | |\n| --- | --- |\n");
        long there = 0;
        for (String operation : operations) {
            boolean isThere = routes.contains(ApiShapes.withoutNames(operation));
            assertThat(isThere).as(operation).isNotEqualTo(reasons.containsKey(operation));
            there += isThere ? 1 : 0;
            table.append("| `")
                    .append(operation)
                    .append("` | ")
                    .append(isThere ? "yes" : "**no:** " + reasons.get(operation))
                    .append(" |\n");
        }
        assertThat(operations).containsAll(reasons.keySet());
        Golden.section(TABLE, "coverage", there + " of " + operations.size() + " operations are there.\n\n" + table);
    }

    private static Set<String> routes() throws IOException {
        return Files.readAllLines(Golden.FILES.resolve("routes.txt")).stream()
                .map(line -> line.strip().split("\\s+", 3))
                .filter(columns -> columns.length >= 2)
                .map(columns -> ApiShapes.withoutNames(columns[0] + " " + columns[1]))
                .collect(Collectors.toSet());
    }

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new TreeMap<>();
        Tables.rows("absent-operations").forEach(row -> {
            String[] columns = row.split("\\s+\\|\\s*", 2);
            reasons.put(columns[0], columns[1]);
        });
        return reasons;
    }
}
