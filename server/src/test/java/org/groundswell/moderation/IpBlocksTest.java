package org.groundswell.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.ipblocks.BlockedAddresses;
import org.groundswell.ipblocks.IpBlock;
import org.groundswell.ipblocks.IpBlock.Severity;
import org.groundswell.ipblocks.IpRange;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of addresses as moderators manage them, and sign-ups from such addresses. */
@OnEveryDatabase
class IpBlocksTest {
    private static final String OWN = "198.51.100.7";

    private final SetClock clock = new SetClock();

    @Parameter
    TestDatabase kind;

    private Database database;
    private Core core;
    private IpBlocks blocks;
    private AccountId moderator;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = core(RegistrationMode.OPEN);
        blocks = core.admin().ipBlocks();
        moderator = TestLogins.create(core, signUp("mo"), Role.MODERATOR);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Core core(RegistrationMode mode) {
        return new Core(database, URI.create("https://here.example"), mode, clock);
    }

    private static Logins.SignUp signUp(String name) {
        return new Logins.SignUp(name, name + "@mail.example", "a long password", "PH", "en", "", "");
    }

    private static IpBlocks.Change wanted(String ip, Severity severity, Optional<Duration> time) {
        return new IpBlocks.Change(
                Optional.of(ip), Optional.of(severity), Optional.of("spam"), Optional.of(new IpBlocks.Lifetime(time)));
    }

    private IpBlock block(String ip, Severity severity) {
        return blocks.add(moderator, wanted(ip, severity, Optional.empty()), OWN);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, SIGN_UP_BLOCK, 192.0.2.1, refused",
        "192.0.2.0/24, NO_ACCESS, 192.0.2.1, refused",
        "192.0.2.0/24, SIGN_UP_REQUIRES_APPROVAL, 192.0.2.1, waiting",
        "192.0.2.0/24, SIGN_UP_BLOCK, 192.0.3.1, approved",
        "2001:db8::1, SIGN_UP_BLOCK, 2001:db8:0:0:0:0:0:0/64, refused",
        "2001:db8::/32, SIGN_UP_REQUIRES_APPROVAL, 2001:db8:0:9:0:0:0:0/64, waiting",
        "192.0.2.0/24, SIGN_UP_BLOCK, an unknown place, approved",
    })
    void aSignUpFromABlockedAddressWaitsOrIsRefused(String ip, Severity severity, String network, String outcome) {
        block(ip, severity);
        assertThat(outcome("ana", network)).isEqualTo(outcome);
    }

    private String outcome(String name, String network) {
        try {
            Login login = core.people().logins().signUp(signUp(name), network);
            return login.approved() ? "approved" : "waiting";
        } catch (Refusal.Forbidden forbidden) {
            assertThat(forbidden.message().key()).isEqualTo("error.address.sign_up");
            return "refused";
        }
    }

    @Test
    void theFormAsksForAReasonWhereApprovalIsNeeded() {
        block("192.0.2.0/24", Severity.SIGN_UP_REQUIRES_APPROVAL);
        assertThat(core.people().logins().mode("192.0.2.1")).isEqualTo(RegistrationMode.APPROVAL);
        assertThat(core.people().logins().mode("192.0.3.1")).isEqualTo(RegistrationMode.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "198.51.0.0/16", "198.0.0.0/8", "::ffff:198.51.100.7"})
    void moderatorsCannotLockThemselvesOut(String ip) {
        assertThatThrownBy(() -> block(ip, Severity.NO_ACCESS)).hasMessageContaining("error.ip_blocks.own");
        IpBlock weaker = block(ip, Severity.SIGN_UP_BLOCK);
        assertThatThrownBy(() ->
                        blocks.change(moderator, weaker.id(), wanted(ip, Severity.NO_ACCESS, Optional.empty()), OWN))
                .hasMessageContaining("error.ip_blocks.own");
        assertThat(blocks.get(moderator, weaker.id())).isEqualTo(weaker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "2000::/3", "16.0.0.0/7"})
    void aFamilyOfAddressesKeepsItsAccess(String ip) {
        assertThatThrownBy(() -> block(ip, Severity.NO_ACCESS)).hasMessageContaining("error.ip_blocks.wide");
        assertThat(block(ip, Severity.SIGN_UP_BLOCK).range()).hasToString(ip);
    }

    @Test
    void theStrongestOfOverlappingBlocksHolds() {
        Random random = new Random(7);
        List<IpBlock> all = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> {
            String ip = "203.0.113." + random.nextInt(256) + "/" + (24 + random.nextInt(9));
            try {
                all.add(block(ip, Severity.values()[random.nextInt(3)]));
            } catch (Refusal.Invalid taken) {
                assertThat(taken.problems().getFirst().fault()).isEqualTo(Refusal.Fault.TAKEN);
            }
        });
        for (int last = 0; last < 256; last++) {
            IpRange address = IpRange.of(InetAddress.ofLiteral("203.0.113." + last));
            assertThat(core.people().addresses().severity(address))
                    .as(address.toString())
                    .isEqualTo(all.stream()
                            .filter(block -> block.range().contains(address))
                            .map(IpBlock::severity)
                            .max(Comparator.naturalOrder()));
        }
    }

    @Test
    void aChangeHoldsAtOnceHereAndInOtherProcessesWhenTheyLook() {
        BlockedAddresses other = core(RegistrationMode.OPEN).people().addresses();
        IpBlock block = block("192.0.2.0/24", Severity.SIGN_UP_BLOCK);
        assertThat(core.people().addresses().severity("192.0.2.1")).contains(Severity.SIGN_UP_BLOCK);
        assertThat(other.severity("192.0.2.1")).isEmpty();
        other.refresh();
        assertThat(other.severity("192.0.2.1")).contains(Severity.SIGN_UP_BLOCK);

        IpBlocks.Change stronger = new IpBlocks.Change(
                Optional.empty(), Optional.of(Severity.NO_ACCESS), Optional.empty(), Optional.empty());
        IpBlock changed = blocks.change(moderator, block.id(), stronger, OWN);
        assertThat(changed)
                .isEqualTo(new IpBlock(
                        block.id(), block.range(), Severity.NO_ACCESS, "spam", block.createdAt(), Optional.empty()));
        other.refresh();
        assertThat(other.severity("192.0.2.1")).contains(Severity.NO_ACCESS);

        blocks.remove(moderator, block.id());
        other.refresh();
        assertThat(core.people().addresses().isEmpty()).isTrue();
        assertThat(other.isEmpty()).isTrue();
        assertThat(core.moderation().log().list(LogFilter.ALL, Page.first(3)))
                .extracting(LogEntry::action)
                .containsExactly(
                        new ModerationAction.IpUnblocked(block.range()),
                        new ModerationAction.IpBlocked(block.range(), Severity.NO_ACCESS),
                        new ModerationAction.IpBlocked(block.range(), Severity.SIGN_UP_BLOCK));
    }

    @Test
    void theRangeOfABlockThatHasEndedCanBeBlockedAgain() {
        Optional<Duration> day = Optional.of(Duration.ofDays(1));
        IpBlock first = blocks.add(moderator, wanted("192.0.2.0/24", Severity.NO_ACCESS, day), OWN);
        assertThatThrownBy(() -> block("192.0.2.9/24", Severity.NO_ACCESS)).hasMessageContaining("taken");
        clock.moveOn(Duration.ofDays(1));
        assertThatThrownBy(() -> blocks.get(moderator, first.id())).isInstanceOf(Refusal.NotFound.class);
        IpBlock second = block("192.0.2.9/24", Severity.SIGN_UP_BLOCK);
        assertThat(core.people().addresses().severity("192.0.2.1")).contains(Severity.SIGN_UP_BLOCK);
        assertThat(database.<Long>read(tx -> tx.sql("SELECT id FROM ip_block")
                        .list(row -> row.longOf("id"))
                        .getFirst()))
                .isEqualTo(second.id());
    }

    @Test
    void ofTwoModeratorsAtOnceTheSecondIsTold() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Boolean> add = () -> {
            start.await();
            try {
                return block("192.0.2.0/24", Severity.NO_ACCESS).id() > 0;
            } catch (Refusal.Invalid taken) {
                return false;
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = threads.submit(add);
            Future<Boolean> second = threads.submit(add);
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(core.people().addresses().severity("192.0.2.1")).contains(Severity.NO_ACCESS);
    }

    @Test
    void onlyModeratorsManageBlocks() {
        AccountId ana = TestLogins.create(core, signUp("ana"), Role.USER);
        IpBlock block = block("192.0.2.0/24", Severity.NO_ACCESS);
        IpBlocks.Change other = wanted("192.0.3.0/24", Severity.NO_ACCESS, Optional.empty());
        assertThatThrownBy(() -> blocks.add(ana, other, OWN)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.get(ana, block.id())).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.change(ana, block.id(), other, OWN)).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.remove(ana, block.id())).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> blocks.remove(moderator, 1)).isInstanceOf(Refusal.NotFound.class);
    }
}
