package org.groundswell.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.model.AccountId;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.relationships.Follows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Known followers and closed circles are computed from follows, boosts and replies. */
@OnEveryDatabase
class ReputationJobTest {
    private static final Instant LAST_WEEK = Instant.now().minus(Duration.ofDays(8));

    private final Random random = new Random(1);
    private final StringBuilder lines = new StringBuilder();

    @TempDir
    Path directory;

    @Parameter
    TestDatabase database;

    @Test
    void aClosedCircleIsFoundAndFollowersCountOnceTheyAreKnown() throws IOException {
        try (World world = new World(database.open(directory), directory)) {
            for (int i = 0; i < 150; i++) {
                line("person" + i, "p" + i, "");
            }
            for (int i = 0; i < 450; i++) {
                line("person" + i % 150, "r" + i, "p" + random.nextInt(150));
            }
            for (int i = 0; i < 12; i++) {
                line("ring" + i, "o" + i, "");
            }
            for (int i = 0; i < 120; i++) {
                line("ring" + i % 12, "a" + i, "o" + (i + 1 + i / 12) % 12);
            }
            world.importer.run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
            AccountId known = world.account("known");
            for (int i = 0; i < 3; i++) {
                world.follows.follow(id(world, "person" + i), known, Follows.Options.DEFAULT);
            }
            assertThat(world.core.moderation().reputationJob().refresh()).isPositive();
            assertThat(world.core.moderation().reputationJob().refresh()).isZero();

            List<AccountId> accounts = List.of(known, id(world, "ring0"), id(world, "ring11"), id(world, "person7"));
            Map<AccountId, Reputation> found = world.core
                    .database()
                    .read(tx -> new ReputationPolicyStore(new VerdictStore()).reputations(tx, accounts));
            assertThat(found.get(id(world, "ring0")).circle())
                    .isPositive()
                    .isEqualTo(found.get(id(world, "ring11")).circle());
            assertThat(found.get(id(world, "person7")).circle()).isZero();
            assertThat(found.get(known).followers()).isEqualTo(3);

            world.follows.unfollow(id(world, "person0"), known);
            assertThat(world.core.moderation().reputationJob().refresh()).isEqualTo(1);
        }
    }

    private void line(String account, String id, String answers) {
        lines.append("{\"id\":\"%s\",\"account\":\"%s@old.example\",\"created_at\":\"%s\",\"text\":\"%s\""
                .formatted(id, account, LAST_WEEK.plusSeconds(lines.length()), id));
        lines.append(answers.isEmpty() ? "}\n" : ",\"in_reply_to\":\"%s\"}\n".formatted(answers));
    }

    private static AccountId id(World world, String name) {
        return world.accounts.find(name + "@old.example").orElseThrow().id();
    }
}
