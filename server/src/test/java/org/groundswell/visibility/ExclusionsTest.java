package org.groundswell.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.AccountFilter;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules in Java and SQL agree about accounts that lists leave out, for every combination of relations. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExclusionsTest {
    enum Relation {
        BLOCKING,
        BLOCKED_BY,
        MUTING,
        DOMAIN_BLOCKING
    }

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private World world;
    private AccountId viewer;
    private AccountId author;
    private Status post;

    @BeforeParameterizedClassInvocation
    void prepare() throws IOException {
        world = new World(kind.open(directory.resolve(kind.name())), directory.resolve(kind.name()));
        viewer = world.account("viewer");
        String line =
                "{\"id\":\"1\",\"account\":\"eve@else.example\",\"created_at\":\"%s\",\"text\":\"from elsewhere\"}"
                        .formatted(Instant.now());
        world.importer.run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        author = world.accounts.find("eve@else.example").orElseThrow().id();
        post = world.timelines
                .account(Optional.empty(), author, AccountFilter.ALL, Page.first(1))
                .getFirst();
    }

    @AfterParameterizedClassInvocation
    void close() {
        world.close();
    }

    static Stream<Set<Relation>> combinations() {
        Relation[] all = Relation.values();
        return Stream.iterate(0, bits -> bits < 1 << all.length, bits -> bits + 1)
                .map(bits -> {
                    Set<Relation> some = EnumSet.noneOf(Relation.class);
                    for (Relation each : all) {
                        if ((bits & 1 << each.ordinal()) != 0) {
                            some.add(each);
                        }
                    }
                    return some;
                });
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void javaAndSqlAgree(Set<Relation> relations) {
        relations.forEach(this::add);
        try {
            Viewer loaded = read(tx -> new ViewerStore().load(tx, Optional.of(viewer), List.of(post)));
            Exclusions exclusions = read(tx -> new ViewerStore().exclusions(tx, Optional.of(viewer)));
            boolean sees = !relations.contains(Relation.BLOCKED_BY);
            Viewer atDesk = read(tx -> ViewerStore.ofDesk().load(tx, Optional.of(viewer), List.of(post)));
            assertThat(atDesk.isShown(post)).isTrue();
            assertThat(atDesk.exclusion(author)).isEmpty();
            assertThat(loaded.maySee(post)).isEqualTo(sees);
            assertThat(holds(VisibilitySql.visibleTo("s"), exclusions)).isEqualTo(sees);
            assertThat(loaded.isShown(post)).isEqualTo(relations.isEmpty());
            assertThat(holds("1 = 1" + VisibilitySql.andShown(exclusions, "s.account_id"), exclusions))
                    .isEqualTo(relations.isEmpty());
            assertThat(exclusions.isNone()).isEqualTo(relations.isEmpty());
            assertThat(loaded.exclusion(author)).isEqualTo(strongest(relations));
        } finally {
            relations.forEach(this::remove);
        }
    }

    private static Optional<Exclusion> strongest(Set<Relation> relations) {
        if (relations.contains(Relation.BLOCKING)) {
            return Optional.of(Exclusion.BLOCKING);
        }
        if (relations.contains(Relation.DOMAIN_BLOCKING)) {
            return Optional.of(Exclusion.DOMAIN_BLOCKING);
        }
        return relations.contains(Relation.MUTING) ? Optional.of(Exclusion.MUTING) : Optional.empty();
    }

    private void add(Relation relation) {
        switch (relation) {
            case BLOCKING -> world.blocks.block(viewer, author);
            case BLOCKED_BY -> world.blocks.block(author, viewer);
            case MUTING -> world.mutes.mute(viewer, author, true, Duration.ZERO);
            case DOMAIN_BLOCKING -> world.core.relationships().domainBlocks().block(viewer, "else.example");
        }
    }

    private void remove(Relation relation) {
        switch (relation) {
            case BLOCKING -> world.blocks.unblock(viewer, author);
            case BLOCKED_BY -> world.blocks.unblock(author, viewer);
            case MUTING -> world.mutes.unmute(viewer, author);
            case DOMAIN_BLOCKING -> world.core.relationships().domainBlocks().unblock(viewer, "else.example");
        }
    }

    private interface Reading<T> {
        T in(Tx tx);
    }

    private <T> T read(Reading<T> reading) {
        return world.core.database().read(reading::in);
    }

    private boolean holds(String condition, Exclusions exclusions) {
        return read(tx -> {
            var sql = tx.sql("SELECT count(*) FROM status s WHERE s.id = :id AND " + condition)
                    .set("id", post.id().value());
            if (condition.contains(":viewer")) {
                sql.set("viewer", viewer.value());
            }
            return sql.number() == 1;
        });
    }
}
