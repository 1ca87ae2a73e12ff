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
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.model.AccountId;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Known accounts and closed circles are computed from follows, boosts and replies. */
@OnEveryDatabase
class ReputationJobTest {
    private final SetClock clock = new SetClock();
    private final Instant lastWeek = clock.instant().minus(Duration.ofDays(8));
    private final Random random = new Random(1);
    private final StringBuilder lines = new StringBuilder();

    @TempDir
    Path directory;

    @Parameter
    TestDatabase database;

    @Test
    void aClosedCircleIsFoundAndOneIsKnownByThoseWhoAreKnown() throws IOException {
        try (World world = new World(database.open(directory), directory, clock)) {
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
            // The oldest members who post are seeds.
            AccountId founder = world.account("founder");
            AccountId second = world.account("second");
            world.posting.post(founder, Draft.of("hello"));
            world.posting.post(second, Draft.of("hello"));
            AccountId known = world.account("known");
            AccountId friend = world.account("friend");
            world.follows.follow(founder, known, Follows.Options.DEFAULT);
            world.follows.follow(second, known, Follows.Options.DEFAULT);
            world.follows.follow(known, friend, Follows.Options.DEFAULT);
            world.follows.follow(founder, friend, Follows.Options.DEFAULT);
            // Strangers who follow each other, or somebody, make nobody known.
            for (int i = 0; i < 12; i++) {
                world.follows.follow(id(world, "ring" + i), id(world, "ring" + (i + 1) % 12), Follows.Options.DEFAULT);
                world.follows.follow(id(world, "ring" + i), id(world, "ring" + (i + 5) % 12), Follows.Options.DEFAULT);
                world.follows.follow(id(world, "ring" + i), founder, Follows.Options.DEFAULT);
            }
            clock.moveOn(Duration.ofDays(10));
            // Who joined in the second half of the server's life is no seed.
            AccountId late = world.account("late");
            world.posting.post(late, Draft.of("hello"));
            assertThat(world.core.moderation().reputationJob().refresh()).isPositive();
            assertThat(world.core.moderation().reputationJob().refresh()).isZero();

            List<AccountId> accounts = List.of(
                    known, friend, founder, late, id(world, "ring0"), id(world, "ring11"), id(world, "person7"));
            Map<AccountId, Reputation> found = world.core
                    .database()
                    .read(tx -> new ReputationPolicyStore(new VerdictStore()).reputations(tx, accounts));
            assertThat(found.get(id(world, "ring0")).circle())
                    .isPositive()
                    .isEqualTo(found.get(id(world, "ring11")).circle());
            assertThat(found.get(id(world, "person7")).circle()).isZero();
            assertThat(found.entrySet().stream()
                            .filter(each -> each.getValue().known())
                            .map(Map.Entry::getKey))
                    .containsExactlyInAnyOrder(known, friend, founder);

            // Who is no longer known makes others unknown.
            world.follows.unfollow(second, known);
            assertThat(world.core.moderation().reputationJob().refresh()).isEqualTo(2);
        }
    }

    private void line(String account, String id, String answers) {
        lines.append("{\"id\":\"%s\",\"account\":\"%s@old.example\",\"created_at\":\"%s\",\"text\":\"%s\""
                .formatted(id, account, lastWeek.plusSeconds(lines.length()), id));
        lines.append(answers.isEmpty() ? "}\n" : ",\"in_reply_to\":\"%s\"}\n".formatted(answers));
    }

    private static AccountId id(World world, String name) {
        return world.accounts.find(name + "@old.example").orElseThrow().id();
    }
}
