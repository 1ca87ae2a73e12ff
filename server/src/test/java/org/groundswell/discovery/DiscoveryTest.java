package org.groundswell.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Restrictions;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.tags.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Who is suggested and listed, and who never is. */
@OnEveryDatabase
class DiscoveryTest {
    private static final Optional<AccountId> NOBODY = Optional.empty();

    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(Instant.parse("2026-11-20T12:00:00Z"));
    private Database database;
    private Core core;
    private AccountId me;
    private AccountId friend;
    /** Each followed by the friend, and by others: any of the sources could name them. */
    private AccountId ana;

    private AccountId ben;

    @BeforeEach
    void open() {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        me = account("me");
        friend = account("friend");
        ana = account("ana");
        ben = account("ben");
        follow(me, friend);
        follow(friend, ana);
        follow(friend, ben);
        core.tagging().tags().follow(me, "lantern");
        post(ana, "one #lantern", Visibility.PUBLIC);
        post(ben, "two #lantern", Visibility.PUBLIC);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AccountId account(String name) {
        clock.moveOn(Duration.ofSeconds(1));
        return TestLogins.create(core, name, Role.USER);
    }

    private void follow(AccountId follower, AccountId followee) {
        core.people().follows().follow(follower, followee, Follows.Options.DEFAULT);
    }

    private void post(AccountId author, String text, Visibility visibility) {
        clock.moveOn(Duration.ofSeconds(1));
        core.publishing()
                .posting()
                .post(
                        author,
                        Draft.builder(text).visibility(Optional.of(visibility)).build());
    }

    private void privacy(AccountId account, UnaryOperator<Account.Privacy> change) {
        core.people()
                .accounts()
                .update(
                        account,
                        profile -> new Account.Profile(
                                profile.displayName(),
                                profile.note(),
                                profile.fields(),
                                profile.pictures(),
                                profile.country(),
                                profile.language(),
                                profile.bot(),
                                change.apply(profile.privacy())));
    }

    private void restrict(AccountId account, UnaryOperator<Restrictions> change) {
        database.writing(tx -> core.restricting().restrictions().change(tx, account, change));
    }

    private AccountId elsewhere() throws IOException {
        String line = """
                {"id":"1","account":"rex@else.example","created_at":"2026-11-20T12:00:00Z","text":"three #lantern"}
                """;
        core.importing().importer().run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        return core.people().accounts().find("rex@else.example").orElseThrow().id();
    }

    private Suggestions suggestions() {
        return core.discovering().suggestions();
    }

    /** The suggestions for an account: names, each with its sources. */
    private Map<String, List<SuggestionSource>> suggested(AccountId viewer) {
        return suggestions().of(viewer, Suggestions.MOST).stream()
                .collect(Collectors.toMap(each -> each.account().acct().toString(), Suggestion::sources));
    }

    private List<String> listed(Optional<AccountId> viewer, DirectoryOrder order) {
        return names(core.discovering().directory().page(viewer, order, false, 0, 80));
    }

    private static List<String> names(List<Account> accounts) {
        return accounts.stream().map(each -> each.acct().toString()).toList();
    }

    private void assertNeverShown(String name) {
        List<Tag> tags = List.of(core.tagging().tags().get("lantern"));
        assertThat(suggested(me)).doesNotContainKey(name);
        assertThat(suggestions().in(Optional.of(me), tags, Suggestions.MOST))
                .extracting(each -> each.account().acct().toString())
                .doesNotContain(name);
        assertThat(listed(Optional.of(me), DirectoryOrder.ACTIVE)).doesNotContain(name);
        assertThat(listed(Optional.of(me), DirectoryOrder.NEW)).doesNotContain(name);
    }

    /** Neither accounts nor visitors who are not signed in are shown the account. */
    private void assertNeverShownToAnyone(String name) {
        assertNeverShown(name);
        List<Tag> tags = List.of(core.tagging().tags().get("lantern"));
        assertThat(suggestions().in(NOBODY, tags, Suggestions.MOST))
                .extracting(each -> each.account().acct().toString())
                .doesNotContain(name);
        assertThat(listed(NOBODY, DirectoryOrder.ACTIVE)).doesNotContain(name);
        assertThat(listed(NOBODY, DirectoryOrder.NEW)).doesNotContain(name);
    }

    @Test
    void reasonsAreNamed() {
        AccountId popular = account("popular");
        follow(ana, popular);
        assertThat(suggested(me))
                .containsOnlyKeys("ana", "ben", "popular")
                .containsEntry(
                        "ana",
                        List.of(
                                SuggestionSource.FRIENDS_OF_FRIENDS,
                                SuggestionSource.FOLLOWED_TAGS,
                                SuggestionSource.MOST_FOLLOWED))
                .containsEntry("popular", List.of(SuggestionSource.MOST_FOLLOWED));
        assertThat(suggested(ana)).as("not oneself").doesNotContainKey("ana").containsKey("friend");
        assertThat(suggestions().of(me, 1)).hasSize(1);
    }

    @Test
    void peopleWhomMoreFriendsFollowComeFirst() {
        AccountId other = account("other");
        follow(me, other);
        follow(other, ana);
        assertThat(suggestions().of(me, 80).getFirst().account().id()).isEqualTo(ana);
        AccountId third = account("third");
        follow(me, third);
        follow(third, ben);
        follow(other, ben);
        assertThat(suggestions().of(me, 80).getFirst().account().id()).isEqualTo(ben);
    }

    @Test
    void whatAnAccountFollowsIsNotRevealedIfItHidesIt() {
        privacy(friend, now -> new Account.Privacy(true, true, true, false));
        assertThat(suggested(me))
                .containsEntry("ana", List.of(SuggestionSource.FOLLOWED_TAGS, SuggestionSource.MOST_FOLLOWED));
    }

    @Test
    void postsThatAreNotPublicSuggestNobody() {
        AccountId quiet = account("quiet");
        post(quiet, "hush #lantern", Visibility.UNLISTED);
        post(quiet, "hush #lantern", Visibility.FOLLOWERS);
        assertThat(suggested(me)).doesNotContainKey("quiet");
    }

    @Test
    void followedAndRequestedAccountsAreNotSuggested() {
        follow(me, ana);
        privacy(ben, now -> new Account.Privacy(true, true, false, true));
        follow(me, ben);
        assertThat(suggested(me)).isEmpty();
        assertThat(listed(Optional.of(me), DirectoryOrder.NEW))
                .as("the directory lists them")
                .contains("ana", "ben");
    }

    @Test
    void aDismissedAccountIsNeverSuggestedAgain() {
        suggestions().dismiss(me, ana);
        suggestions().dismiss(me, ana);
        assertThat(suggested(me)).containsOnlyKeys("ben");
        clock.moveOn(Duration.ofDays(1_000));
        assertThat(suggested(me)).containsOnlyKeys("ben");
        assertThat(suggested(account("another"))).as("to others").containsKey("ana");
        core.deleting().accounts().begin(ana);
        core.deleting().accounts().finishAll();
        assertThat(database.<Long>read(tx ->
                        tx.sql("SELECT count(*) FROM suggestion_dismissal").number()))
                .as("rows after the account is deleted")
                .isZero();
    }

    @Test
    void blocksAndMutesHoldInBothDirections() throws IOException {
        AccountId cay = account("cay");
        follow(friend, cay);
        AccountId rex = elsewhere();
        follow(friend, rex);
        assertThat(suggested(me)).containsKeys("ana", "ben", "cay", "rex@else.example");
        core.relationships().blocks().block(me, ana);
        core.relationships().blocks().block(ben, me);
        core.relationships().mutes().mute(me, cay, true, Duration.ZERO);
        core.relationships().domainBlocks().block(me, "else.example");
        for (String name : List.of("ana", "ben", "cay", "rex@else.example")) {
            assertNeverShown(name);
        }
        assertThat(listed(NOBODY, DirectoryOrder.NEW)).contains("ana", "ben", "cay", "rex@else.example");
    }

    @Test
    void restrictedAccountsAreNeverShown() {
        assertThat(suggested(me)).as("the list of the most followed is kept").hasSize(2);
        restrict(ana, now -> now.withLimited(true));
        restrict(ben, now -> now.suspended(clock.instant()));
        assertNeverShownToAnyone("ana");
        assertNeverShownToAnyone("ben");
        restrict(ana, now -> now.withLimited(false));
        assertThat(suggested(me)).containsOnlyKeys("ana");
        assertThat(listed(NOBODY, DirectoryOrder.ACTIVE)).contains("ana");
    }

    @Test
    void undiscoverableAccountsAreNeverShown() {
        assertThat(suggested(me)).containsKey("ana");
        privacy(ana, now -> new Account.Privacy(false, true, false, false));
        assertNeverShownToAnyone("ana");
    }

    @Test
    void accountsThatAreNotConfirmedApprovedOrKeptAreNeverShown() {
        database.writing(tx -> {
            tx.sql("UPDATE login SET approved = FALSE WHERE account_id = :id")
                    .set("id", ana.value())
                    .run();
            tx.sql("UPDATE login SET confirmed = FALSE WHERE account_id = :id")
                    .set("id", ben.value())
                    .run();
        });
        assertNeverShownToAnyone("ana");
        assertNeverShownToAnyone("ben");
        core.deleting().accounts().begin(friend);
        assertNeverShownToAnyone("friend");
    }

    @Test
    void accountsExcludedFromTrendsAreNotSuggested() {
        database.writing(tx -> tx.sql("""
                        INSERT INTO trend_verdict (kind, subject, verdict, account_id, at)
                        VALUES ('account', CAST(:id AS TEXT), 'withheld', 1, 1)
                        """).set("id", ana.value()).run());
        assertThat(suggested(me)).containsOnlyKeys("ben");
    }

    @Test
    void theMostFollowedAreComputedAgainAfterFiveMinutes() {
        AccountId viewer = account("viewer");
        assertThat(suggested(viewer)).containsOnlyKeys("ana", "ben", "friend");
        AccountId late = account("late");
        follow(ana, late);
        assertThat(suggested(viewer)).doesNotContainKey("late");
        clock.moveOn(Duration.ofMinutes(5));
        assertThat(suggested(viewer)).containsKey("late");
    }

    @Test
    void aCrowdOfFollowsIsReadInPart() {
        List<AccountId> crowd = IntStream.range(0, SuggestionStore.FOLLOWS_OF_EACH)
                .mapToObj(number -> account("crowd" + number))
                .toList();
        crowd.forEach(each -> follow(friend, each));
        assertThat(suggestions().of(me, Suggestions.MOST)).hasSize(Suggestions.MOST);
        Map<String, List<SuggestionSource>> all = suggested(me);
        assertThat(all.get("ana"))
                .as("followed before the latest %s", SuggestionStore.FOLLOWS_OF_EACH)
                .doesNotContain(SuggestionSource.FRIENDS_OF_FRIENDS);
    }

    @Test
    void theDirectoryIsOrderedByActivityOrAge() throws IOException {
        elsewhere();
        assertThat(listed(NOBODY, DirectoryOrder.NEW))
                .containsExactly("rex@else.example", "ben", "ana", "friend", "me");
        post(ana, "again", Visibility.FOLLOWERS);
        assertThat(listed(NOBODY, DirectoryOrder.ACTIVE))
                .as("by public and unlisted posts; without accounts that never posted")
                .containsExactly("ben", "ana", "rex@else.example");
        post(ana, "again", Visibility.UNLISTED);
        assertThat(listed(NOBODY, DirectoryOrder.ACTIVE)).containsExactly("ana", "ben", "rex@else.example");
        Directory all = core.discovering().directory();
        assertThat(names(all.page(NOBODY, DirectoryOrder.ACTIVE, true, 0, 80))).containsExactly("ana", "ben");
        assertThat(names(all.page(NOBODY, DirectoryOrder.NEW, true, 0, 80)))
                .containsExactly("ben", "ana", "friend", "me");
    }

    @Test
    void pagesOfTheDirectoryFollowEachOther() throws IOException {
        elsewhere();
        Directory all = core.discovering().directory();
        for (DirectoryOrder order : DirectoryOrder.values()) {
            List<String> whole = listed(NOBODY, order);
            for (int offset = 0; offset < whole.size(); offset++) {
                assertThat(names(all.page(NOBODY, order, false, offset, 2)))
                        .isEqualTo(whole.stream().skip(offset).limit(2).toList());
            }
            assertThat(all.page(NOBODY, order, false, whole.size(), 2))
                    .as("beyond the end")
                    .isEmpty();
            assertThat(all.page(NOBODY, order, false, Directory.LAST - 1, 80)).isEmpty();
            assertThat(all.page(NOBODY, order, false, Integer.MAX_VALUE, 80)).isEmpty();
        }
    }
}
