package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.groundswell.World;
import org.groundswell.db.Databases;
import org.groundswell.trends.Use;
import org.groundswell.trends.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trend engine is shown imported posts with what their authors weighed when they wrote. */
class ImportedStrangersTest {
    private static final Instant WROTE = Instant.parse("2019-05-06T07:00:00Z");

    @TempDir
    Path directory;

    @Test
    void anAuthorWeighsByTheAgeThatTheirAccountHadThen() throws IOException {
        List<Use> uses = new ArrayList<>();
        try (World world = new World(Databases.open(directory, ""), directory)) {
            String lines = line(0, "") + line(1, "2019-05-06T05:00:00Z") + line(2, "2012-01-01T00:00:00Z");
            world.importer.run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
            long from = WROTE.toEpochMilli();
            world.core.database.read(tx -> {
                Community community = new CommunityStore(new VerdictStore()).now(tx, System.currentTimeMillis());
                new TagUsesStore().between(tx, from, from + 60_000, community, uses::add);
                return true;
            });
        }
        assertThat(uses).extracting(use -> use.who().trust()).containsExactly(Who.FULL, Who.FULL / 4, Who.FULL);
    }

    private static String line(int second, String made) {
        return "{\"account\":\"p%d@old.example\",\"created_at\":\"%s\",\"text\":\"#Flood\",\"followers\":9%s}\n"
                .formatted(
                        second,
                        WROTE.plusSeconds(second),
                        made.isEmpty() ? "" : ",\"account_created_at\":\"" + made + "\"");
    }
}
