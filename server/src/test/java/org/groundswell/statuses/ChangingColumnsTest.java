package org.groundswell.statuses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundswell.deletion.Ownership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows are known again by their version and by the columns read with it: nothing else may change without a new version. */
class ChangingColumnsTest {
    @ParameterizedTest
    @CsvSource({
        "status, 'in_reply_to_id in_reply_to_account_id replies boosts imported_boosts favourites', 5",
        "account, 'created_at origin_created_at', 2",
    })
    void everyChangeIsReadAgainOrDrawsAVersion(String table, String readAgain, int updates) throws IOException {
        Pattern update = Pattern.compile("UPDATE " + table + "\\s+SET(.*?)(WHERE|\"\"\"|\")", Pattern.DOTALL);
        Pattern column = Pattern.compile("(?:^|,)\\s*([a-z_]+) = ([^\\s,]+)");
        List<String> seen = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    sources.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher changes = update.matcher(Files.readString(file));
                while (changes.find()) {
                    List<String> set = new ArrayList<>();
                    Matcher columns = column.matcher(changes.group(1));
                    while (columns.find()) {
                        // Holding a row by setting a column to itself changes nothing.
                        if (!columns.group(1).equals(columns.group(2))) {
                            set.add(columns.group(1));
                        }
                    }
                    seen.add(file.getFileName() + " " + set);
                    assertThat(set.contains("version")
                                    || Set.of(readAgain.split(" ")).containsAll(set))
                            .as(file.getFileName() + " sets " + set)
                            .isTrue();
                }
            }
        }
        assertThat(seen).as("statements found").hasSizeGreaterThanOrEqualTo(updates);
    }

    /** Deletions make columns null without naming them in a statement. */
    @Test
    void whatDeletionsMakeNullIsReadAgain() {
        List<String> madeNull = new StatusData()
                .columns().stream()
                        .filter(each -> each.table().equals("status"))
                        .filter(each -> each.rule() instanceof Ownership.Rule.Anonymised)
                        .map(Ownership::column)
                        .toList();
        assertThat(madeNull).isNotEmpty();
        assertThat(StatusRows.CHANGING).contains(madeNull);
    }
}
