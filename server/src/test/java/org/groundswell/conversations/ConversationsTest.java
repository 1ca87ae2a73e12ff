package org.groundswell.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.Follower;
import org.groundswell.events.Position;
import org.groundswell.events.TableConsumer;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.notifications.NotificationRequest;
import org.groundswell.notifications.NotificationType;
import org.groundswell.notifications.Policy;
import org.groundswell.notifications.Selection;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The course of conversations: what their participants see of them, and what ends it. */
@OnEveryDatabase
class ConversationsTest {
    @Parameter
    TestDatabase kind;

    private Database database;
    private Core core;
    private Conversations conversations;
    private TableConsumer consumer;
    private AccountId ana;
    private AccountId ben;
    private AccountId cay;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, InstantSource.system());
        conversations = new Conversations(
                database,
                core.people().store(),
                core.publishing().store(),
                core.publishing().statusPages(),
                core.events());
        consumer = conversations.consumer();
        Follower.catchUp(core.events(), consumer);
        Follower.catchUp(core.events(), core.notifying().core().consumer());
        ana = account("ana");
        ben = account("ben");
        cay = account("cay");
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** An account that gets the private mentions of strangers. */
    private AccountId account(String name) {
        AccountId made = database.write(tx ->
                core.people().accounts().create(tx, name, "", "", Instant.now()).id());
        core.notifying().core().requests().change(made, policy -> with(policy, Policy.Choice.ACCEPT));
        return made;
    }

    private static Policy with(Policy policy, Policy.Choice privateMentions) {
        return new Policy(
                policy.notFollowing(),
                policy.notFollowers(),
                policy.newAccounts(),
                privateMentions,
                policy.limitedAccounts(),
                policy.off());
    }

    /** Each mention is judged before the conversations hear of it. */
    private void catchUp() {
        Follower.catchUp(core.events(), core.notifying().core().consumer());
        Follower.catchUp(core.events(), consumer);
    }

    private StatusId post(AccountId author, String text, Visibility visibility, Optional<StatusId> parent) {
        return core.publishing()
                .posting()
                .post(
                        author,
                        Draft.builder(text)
                                .visibility(Optional.of(visibility))
                                .inReplyTo(parent)
                                .build())
                .status()
                .id();
    }

    private StatusId direct(AccountId author, String text) {
        return post(author, text, Visibility.DIRECT, Optional.empty());
    }

    private StatusId reply(AccountId author, String text, StatusId parent) {
        return post(author, text, Visibility.DIRECT, Optional.of(parent));
    }

    /** The conversations of an account, each by the text of its latest status and, if it is unread, a star. */
    private List<String> list(AccountId account) {
        catchUp();
        Conversations.Listed listed = conversations.of(account, Page.first(40));
        return listed.conversations().stream()
                .map(each -> listed.last(each).content().text() + (each.unread() ? "*" : ""))
                .toList();
    }

    private String others(AccountId account) {
        Conversations.Listed listed = conversations.of(account, Page.first(1));
        return listed.others(listed.conversations().getFirst()).stream()
                .map(each -> each.acct().username())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aConversationIsListedForItsParticipantsAndUnreadForTheOthers() {
        StatusId first = direct(ana, "hello @ben");
        assertThat(list(ana)).containsExactly("hello @ben");
        assertThat(list(ben)).containsExactly("hello @ben*");
        assertThat(list(cay)).isEmpty();
        assertThat(others(ana)).isEqualTo("ben");
        assertThat(others(ben)).isEqualTo("ana");

        reply(ben, "@ana and @cay hello", first);
        assertThat(list(ben)).containsExactly("@ana and @cay hello");
        assertThat(list(ana)).containsExactly("@ana and @cay hello*");
        assertThat(list(cay)).containsExactly("@ana and @cay hello*");
        assertThat(others(cay)).isEqualTo("ben ana");

        conversations.markRead(ana, new ConversationId(first.value()));
        assertThat(list(ana)).containsExactly("@ana and @cay hello");
        assertThat(list(cay)).containsExactly("@ana and @cay hello*");
    }

    @Test
    void anOpenPostIsInNoConversationButPrivateRepliesToItAre() {
        StatusId open = post(ana, "all @ben", Visibility.PUBLIC, Optional.empty());
        assertThat(list(ben)).isEmpty();
        StatusId asked = reply(ben, "@ana just us?", open);
        StatusId aside = post(cay, "me too", Visibility.PUBLIC, Optional.of(open));
        reply(cay, "@ben @ana may I?", aside);
        assertThat(list(ana)).containsExactly("@ben @ana may I?*");
        assertThat(conversations
                        .of(ana, Page.first(1))
                        .conversations()
                        .getFirst()
                        .id()
                        .value())
                .isEqualTo(open.value());
        core.publishing().posting().delete(ana, open);
        reply(ana, "@ben yes", asked);
        assertThat(list(ben)).containsExactly("@ben yes*");
    }

    @Test
    void theLatestConversationIsFirstAndPagesFollowEachOther() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            texts.addFirst("number " + i + " @ben");
            direct(ana, texts.getFirst());
        }
        assertThat(list(ana)).isEqualTo(texts);
        Conversations.Listed two = conversations.of(ana, Page.first(2));
        long last = two.conversations().getLast().last().value();
        assertThat(conversations.of(ana, new Page(last, 0, 0, 2)).conversations())
                .extracting(DirectConversation::last)
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .hasSize(2)
                .allMatch(each -> each.value() < last);
        assertThat(conversations.of(ana, new Page(Long.MAX_VALUE, 0, last, 10)).conversations())
                .hasSize(1);
    }

    @Test
    void aDeletedStatusUncoversTheOneBefore() {
        StatusId first = direct(ana, "hello @ben");
        StatusId second = reply(ana, "are you there @ben", first);
        assertThat(list(ben)).containsExactly("are you there @ben*");
        core.publishing().posting().delete(ana, second);
        assertThat(list(ben)).containsExactly("hello @ben*");
        core.publishing().posting().delete(ana, first);
        assertThat(list(ben)).isEmpty();
        assertThat(list(ana)).isEmpty();
    }

    @Test
    void anEditAddsAndRemovesParticipants() {
        StatusId first = direct(ana, "hello @ben");
        list(ben);
        core.publishing().posting().edit(ana, first, Draft.of("hello @cay"));
        assertThat(list(cay)).containsExactly("hello @cay*");
        assertThat(list(ben)).isEmpty();
        assertThat(list(ana)).containsExactly("hello @cay");
    }

    @Test
    void blockedMutedAndSuspendedAccountsAreLeftOutAsLongAsThatLasts() {
        StatusId first = direct(ana, "hello @ben");
        reply(ben, "@ana hello", first);
        assertThat(list(ana)).containsExactly("@ana hello*");
        core.relationships().blocks().block(ana, ben);
        assertThat(list(ana)).containsExactly("hello @ben");
        core.relationships().blocks().unblock(ana, ben);
        assertThat(list(ana)).containsExactly("@ana hello*");
        restrict(ben, true);
        assertThat(list(ana)).containsExactly("hello @ben");
        restrict(ben, false);
        assertThat(list(ana)).containsExactly("@ana hello*");
    }

    private void restrict(AccountId account, boolean suspended) {
        database.writing(tx -> core.restricting()
                .restrictions()
                .change(tx, account, now -> suspended ? now.suspended(Instant.now()) : now.notSuspended()));
        core.restricting().statuses().align(account);
    }

    @Test
    void aRemovedConversationComesBackWithItsNextStatus() {
        StatusId first = direct(ana, "hello @ben");
        list(ben);
        conversations.delete(ben, new ConversationId(first.value()));
        assertThat(list(ben)).isEmpty();
        assertThat(list(ana)).containsExactly("hello @ben");
        reply(ana, "@ben still there?", first);
        assertThat(list(ben)).containsExactly("@ben still there?*");
        assertThatThrownBy(() -> conversations.delete(cay, new ConversationId(first.value())))
                .isInstanceOf(Refusal.NotFound.class);
    }

    private void choose(Policy.Choice privateMentions) {
        core.notifying().core().requests().change(ben, policy -> with(policy, privateMentions));
    }

    private List<Long> requests() {
        return core.notifying().core().requests().list(ben, Page.first(10)).entries().stream()
                .map(NotificationRequest::id)
                .toList();
    }

    @Test
    void aPrivateMentionIsHeldByThePolicyUntilItsRequestIsAccepted() {
        choose(Policy.Choice.FILTER);
        StatusId first = direct(ana, "hello @ben");
        reply(ana, "are you there @ben", first);
        post(ana, "in public @ben", Visibility.PUBLIC, Optional.empty());
        assertThat(list(ben)).isEmpty();
        assertThat(list(ana)).containsExactly("are you there @ben");
        core.notifying().core().requests().accept(ben, requests());
        assertThat(list(ben)).containsExactly("are you there @ben*");
        // The whole conversation, not only its end.
        core.publishing()
                .posting()
                .delete(
                        ana,
                        conversations
                                .of(ben, Page.first(1))
                                .conversations()
                                .getFirst()
                                .last());
        assertThat(list(ben)).containsExactly("hello @ben*");
        direct(ana, "more @ben");
        assertThat(list(ben)).containsExactly("more @ben*", "hello @ben*");
    }

    /** Statuses are shown again some time after their author is reinstated; a held follow shows the request at once. */
    @Test
    void aPrivateMentionThatIsAcceptedWhileASuspensionHidesItComesBackWithItsAuthor() {
        core.notifying()
                .core()
                .requests()
                .change(
                        ben,
                        policy -> new Policy(
                                Policy.Choice.FILTER,
                                policy.notFollowers(),
                                policy.newAccounts(),
                                Policy.Choice.FILTER,
                                policy.limitedAccounts(),
                                policy.off()));
        direct(ana, "hello @ben");
        core.people().follows().follow(ana, ben, Follows.Options.DEFAULT);
        assertThat(list(ben)).isEmpty();
        List<Long> held = requests();
        restrict(ana, true);
        assertThatThrownBy(() -> core.notifying().core().requests().accept(ben, held))
                .isInstanceOf(Refusal.NotFound.class);
        database.writing(tx -> core.restricting().restrictions().change(tx, ana, now -> now.notSuspended()));
        core.notifying().core().requests().accept(ben, held);
        assertThat(list(ben)).isEmpty();
        core.restricting().statuses().align(ana);
        assertThat(list(ben)).containsExactly("hello @ben*");
    }

    @Test
    void aPrivateMentionThatIsDismissedOrIgnoredStaysOut() {
        choose(Policy.Choice.FILTER);
        direct(ana, "dismissed @ben");
        list(ben);
        core.notifying().core().requests().dismiss(ben, requests());
        choose(Policy.Choice.DROP);
        direct(ana, "ignored @ben");
        assertThat(list(ben)).isEmpty();
        choose(Policy.Choice.ACCEPT);
        assertThat(list(ben)).isEmpty();
        direct(ana, "shown @ben");
        assertThat(list(ben)).containsExactly("shown @ben*");
    }

    @Test
    void anEditThatTakesTheMentionBackWhileItIsHeldIsNotUndoneByAccepting() {
        choose(Policy.Choice.FILTER);
        StatusId first = direct(ana, "hello @ben");
        StatusId other = direct(ana, "and hello @ben");
        list(ben);
        core.publishing().posting().edit(ana, first, Draft.of("hello @cay"));
        core.notifying().core().requests().accept(ben, requests());
        assertThat(list(ben)).containsExactly("and hello @ben*");
        core.publishing().posting().edit(ana, other, Draft.of("and hello @cay"));
        assertThat(list(ben)).isEmpty();
        assertThat(list(cay)).containsExactly("and hello @cay*", "hello @cay*");
    }

    /** Otherwise it would be in no list at all. */
    @Test
    void aPrivateMentionIsHeldEvenIfMentionsAreTurnedOff() {
        core.notifying().core().requests().change(ben, policy -> policy.withoutTypes(Set.of(NotificationType.MENTION)));
        direct(ana, "quietly @ben");
        post(ana, "in public @ben", Visibility.PUBLIC, Optional.empty());
        assertThat(list(ben)).containsExactly("quietly @ben*");
        assertThat(requests()).isEmpty();
        choose(Policy.Choice.FILTER);
        direct(cay, "a stranger's @ben");
        post(cay, "in public @ben", Visibility.PUBLIC, Optional.empty());
        assertThat(list(ben)).containsExactly("quietly @ben*");
        assertThat(requests()).hasSize(1);
        core.notifying().core().requests().accept(ben, requests());
        assertThat(list(ben)).containsExactly("a stranger's @ben*", "quietly @ben*");
    }

    @Test
    void eachParticipantHasAnEvent() {
        direct(ana, "hello @ben");
        list(ana);
        core.events().consumers();
        List<Envelope> events = database.read(tx -> core.events().after(tx, Position.START, 100));
        assertThat(events)
                .extracting(Envelope::event)
                .filteredOn(Event.ConversationUpdated.class::isInstance)
                .map(each -> ((Event.ConversationUpdated) each).account())
                .containsExactlyInAnyOrder(ana, ben);
    }

    @Test
    void nobodyIsNotifiedOfAMutedConversationWhoeverContinuesIt() {
        StatusId first = post(ana, "a question", Visibility.PUBLIC, Optional.empty());
        StatusId answer = post(ben, "@ana an answer", Visibility.PUBLIC, Optional.of(first));
        assertThat(notified()).isEqualTo(1);
        conversations.mute(ana, answer);
        StatusId more = post(cay, "@ana @ben another", Visibility.PUBLIC, Optional.of(answer));
        post(ben, "@ana and one more", Visibility.PUBLIC, Optional.of(more));
        core.publishing().interactions().favourite(ben, first);
        assertThat(notified()).isEqualTo(1);
        post(cay, "@ana something else", Visibility.PUBLIC, Optional.empty());
        assertThat(notified()).isEqualTo(2);
        conversations.unmute(ana, first);
        post(ben, "@ana back again", Visibility.PUBLIC, Optional.of(more));
        assertThat(notified()).isEqualTo(3);
        assertThatThrownBy(() -> conversations.mute(cay, direct(ana, "only @ben")))
                .isInstanceOf(Refusal.NotFound.class);
    }

    private int notified() {
        Follower.catchUp(core.events(), core.notifying().core().consumer());
        return core.notifying()
                .core()
                .notifications()
                .list(ana, Selection.ALL, Page.first(40))
                .entries()
                .size();
    }
}
