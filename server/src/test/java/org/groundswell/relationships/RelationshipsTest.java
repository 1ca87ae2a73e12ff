package org.groundswell.relationships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What happens later, or to many accounts: mutes that end, accounts that are unlocked, blocked domains. */
@OnEveryDatabase
class RelationshipsTest {
    private static final Follows.Options DEFAULT = Follows.Options.DEFAULT;

    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();
    private Database database;
    private Core core;
    private AccountId ana;
    private AccountId ben;

    @BeforeEach
    void open() {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        ana = account("ana");
        ben = account("ben");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Without a password, which would take longer to make than all the rest. */
    private AccountId account(String name) {
        return database.write(tx -> core.people()
                .accounts()
                .create(tx, name, "PH", "en", clock.instant())
                .id());
    }

    private Relationship between(AccountId viewer, AccountId other) {
        return core.relationships().relationships().of(viewer, other);
    }

    private void lock(AccountId account, boolean locked) {
        core.people().accounts().update(account, profile -> {
            Account.Privacy now = profile.privacy();
            return new Account.Profile(
                    profile.displayName(),
                    profile.note(),
                    profile.fields(),
                    profile.pictures(),
                    profile.country(),
                    profile.language(),
                    profile.bot(),
                    new Account.Privacy(now.discoverable(), now.indexable(), now.hidesCollections(), locked));
        });
    }

    @Test
    void aMuteEndsAtItsTime() {
        Mutes mutes = core.relationships().mutes();
        try (Running _ = new Running(mutes.expiry())) {
            mutes.mute(ana, ben, true, Duration.ofHours(1));
            AccountId cay = account("cay");
            mutes.mute(ana, cay, false, Duration.ZERO);
            clock.moveOn(Duration.ofHours(1));
            await().untilAsserted(() -> assertThat(between(ana, ben).isMuting()).isFalse());
            assertThat(between(ana, cay).isMuting()).isTrue();
        }
    }

    @Test
    void aMuteThatIsProlongedEndsAtTheLaterTime() {
        Mutes mutes = core.relationships().mutes();
        mutes.mute(ana, ben, true, Duration.ofHours(1));
        mutes.mute(ana, ben, true, Duration.ofHours(3));
        Instant end = clock.instant().plus(Duration.ofHours(3));
        AccountId cay = account("cay");
        mutes.mute(ana, cay, true, Duration.ofHours(2));
        try (Running _ = new Running(mutes.expiry())) {
            clock.moveOn(Duration.ofHours(2));
            await().untilAsserted(() -> assertThat(between(ana, cay).isMuting()).isFalse());
            assertThat(between(ana, ben).mute().orElseThrow().expiresAt()).contains(end);
            clock.moveOn(Duration.ofHours(1));
            await().untilAsserted(() -> assertThat(between(ana, ben).isMuting()).isFalse());
        }
    }

    @Test
    void unlockingAcceptsAllWaitingRequestsWithTheirOptions() {
        lock(ana, true);
        List<AccountId> waiting =
                IntStream.range(0, 130).mapToObj(i -> account("w" + i)).toList();
        waiting.forEach(each -> core.people().follows().follow(each, ana, new Follows.Options(false, true)));
        assertThat(core.people().followRequests().count(ana)).isEqualTo(130);
        // One is deleted meanwhile, one withdraws.
        core.people().follows().unfollow(waiting.get(0), ana);
        core.deleting().accounts().begin(waiting.get(1));
        core.deleting().accounts().finishAll();
        lock(ana, false);
        try (Running _ = new Running(core.people().followRequests().acceptance())) {
            await().untilAsserted(() ->
                    assertThat(core.people().followRequests().count(ana)).isZero());
        }
        assertThat(core.people().accounts().get(ana).counts().followers()).isEqualTo(128);
        Relationship last = between(waiting.getLast(), ana);
        assertThat(last.isFollowing()).isTrue();
        assertThat(last.follow()).contains(new Relationship.FollowOptions(false, true, List.of()));
    }

    @Test
    void anAccountThatIsLockedAgainAcceptsNoMore() {
        lock(ana, true);
        core.people().follows().follow(ben, ana, new Follows.Options(false, true));
        lock(ana, false);
        lock(ana, true);
        try (Running _ = new Running(core.people().followRequests().acceptance())) {
            await().until(() -> new Jobs(database, clock).states().isEmpty());
        }
        assertThat(core.people().followRequests().count(ana)).isOne();
        assertThat(between(ben, ana).isFollowing()).isFalse();
    }

    @Test
    void aBlockedDomainIsOutOfListsAndNoFollowsAreLeft() throws IOException {
        String line =
                "{\"id\":\"1\",\"account\":\"eve@else.example\",\"created_at\":\"%s\",\"text\":\"from elsewhere\"}"
                        .formatted(clock.instant());
        core.importing().importer().run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        AccountId eve =
                core.people().accounts().find("eve@else.example").orElseThrow().id();
        core.people().follows().follow(ana, eve, DEFAULT);
        assertThat(everybody(ana)).containsExactly(eve);
        core.relationships().domainBlocks().block(ana, "ELSE.example");
        assertThat(everybody(ana)).isEmpty();
        assertThat(everybody(ben)).containsExactly(eve);
        assertThat(between(ana, eve).isFollowing()).isFalse();
        assertThat(between(ana, eve).domainBlocking()).isTrue();
        assertThat(core.people().accounts().get(ana).counts().following()).isZero();
        assertThatThrownBy(() -> core.people().follows().follow(ana, eve, DEFAULT))
                .isInstanceOf(Refusal.Forbidden.class);
        core.relationships().domainBlocks().unblock(ana, "else.example");
        assertThat(everybody(ana)).containsExactly(eve);
    }

    @Test
    void theOwnServerCantBeBlocked() {
        assertThatThrownBy(() -> core.relationships().domainBlocks().block(ana, "Here.Example"))
                .isInstanceOf(Refusal.Invalid.class);
    }

    private List<AccountId> everybody(AccountId viewer) {
        return core
                .publishing()
                .timelines()
                .page(Optional.of(viewer), new Timeline.Everybody(Origin.ANYWHERE), Page.first(10))
                .statuses()
                .stream()
                .map(status -> status.account())
                .toList();
    }

    /** A service that runs until it is closed. */
    private record Running(Service service) implements AutoCloseable {
        Running {
            service.start();
        }

        @Override
        public void close() {
            service.close();
        }
    }
}
