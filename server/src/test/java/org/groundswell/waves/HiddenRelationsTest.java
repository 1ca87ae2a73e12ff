package org.groundswell.waves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.groundswell.events.Follower;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.moderation.LogEntry;
import org.groundswell.moderation.LogFilter;
import org.groundswell.moderation.ModerationAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Moderators hide relations between tags. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenRelationsTest {
    private static final int ROUNDS = 10;
    private static final TagName RIVERS = TagName.of("Rivers");
    private static final TagName LAMPS = TagName.of("Lamps");

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private TestServer server;
    private HiddenRelations hidden;
    private AccountId moderator;
    private AccountId person;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()));
        hidden = server.server.core().moderation().hiddenRelations();
        moderator = server.account("mo", Role.MODERATOR).id();
        person = server.account("pat").id();
        server.post("/api/v1/statuses", server.person("ana"), "status", "Both #Rivers #Lamps");
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @Test
    void aRelationIsHiddenInBothDirectionsAndRestored() {
        hidden.hide(moderator, RIVERS, "#Lamps", " They report ");

        assertThat(hidden.of(RIVERS)).singleElement().satisfies(each -> {
            assertThat(each.other()).isEqualTo(LAMPS);
            assertThat(each.by()).isEqualTo(moderator);
            assertThat(each.note()).isEqualTo("They report");
        });
        assertThat(hidden.namesOf(LAMPS)).containsExactly(RIVERS);
        assertThat(hidden.hide(moderator, LAMPS, "rivers", "Another note").note())
                .as("it stays as it is")
                .isEqualTo("They report");

        hidden.restore(moderator, LAMPS, "Rivers");

        assertThat(hidden.of(RIVERS)).isEmpty();
        assertThatThrownBy(() -> hidden.restore(moderator, LAMPS, "Rivers")).isInstanceOf(Refusal.NotFound.class);
        assertThat(logged(2))
                .containsExactly(
                        new ModerationAction.RelationRestored(LAMPS, RIVERS),
                        new ModerationAction.RelationHidden(RIVERS, LAMPS));
    }

    @Test
    void onlyModeratorsHide() {
        assertThatThrownBy(() -> hidden.hide(person, RIVERS, "Lamps", "")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> hidden.restore(person, RIVERS, "Lamps")).isInstanceOf(Refusal.Forbidden.class);
        assertThat(hidden.of(RIVERS)).isEmpty();
    }

    @Test
    void twoWhoHideItAtOnceAreLoggedOnce() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                CyclicBarrier barrier = new CyclicBarrier(2);
                List<Callable<HiddenRelation>> both = List.of(
                        () -> {
                            barrier.await();
                            return hidden.hide(moderator, RIVERS, "Lamps", "One");
                        },
                        () -> {
                            barrier.await();
                            return hidden.hide(moderator, LAMPS, "Rivers", "Two");
                        });
                for (Future<HiddenRelation> each : two.invokeAll(both)) {
                    assertThat(each.get().note()).isIn("One", "Two");
                }
                assertThat(hidden.of(RIVERS)).hasSize(1);
                hidden.restore(moderator, RIVERS, "Lamps");
                List<ModerationAction> logged = logged(3);
                assertThat(logged.get(0)).isInstanceOf(ModerationAction.RelationRestored.class);
                assertThat(logged.get(1)).isInstanceOf(ModerationAction.RelationHidden.class);
                assertThat(logged.size() < 3 || !(logged.get(2) instanceof ModerationAction.RelationHidden))
                        .isTrue();
            }
        }
    }

    private List<ModerationAction> logged(int last) {
        return server.server.core().moderation().log().list(LogFilter.ALL, Page.first(last)).stream()
                .map(LogEntry::action)
                .toList();
    }
}
