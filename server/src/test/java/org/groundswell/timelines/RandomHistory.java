package org.groundswell.timelines;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.groundswell.World;
import org.groundswell.lists.FollowList;
import org.groundswell.lists.Lists;
import org.groundswell.lists.RepliesPolicy;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;

/** A random sequence of what a few accounts do to each other; the same for the same seed. */
final class RandomHistory {
    private static final List<String> TAGS = List.of("#One", "#Two", "#Three");
    private static final List<String> LANGUAGES = List.of("en", "de", "tl");
    private static final String DOMAIN = "else.example";

    private final World world;
    private final Random random;
    private final Map<String, AccountId> accounts = new LinkedHashMap<>();
    private final List<StatusId> statuses = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final AccountId remote;
    private int created;

    private interface Action {
        void run();
    }

    RandomHistory(World world, long seed) {
        this.world = world;
        this.random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            newAccount();
        }
        this.remote = bring();
        often(12, this::post);
        often(6, this::boost);
        often(4, this::edit);
        often(3, () -> world.posting.delete(one(), status()));
        often(5, () -> world.follows.follow(one(), any(), options()));
        often(2, () -> world.follows.unfollow(one(), any()));
        often(1, () -> world.blocks.block(one(), any()));
        often(2, () -> world.blocks.unblock(one(), any()));
        often(1, () -> world.mutes.mute(one(), any(), random.nextBoolean(), Duration.ofHours(random.nextInt(3))));
        often(2, () -> world.mutes.unmute(one(), any()));
        often(1, () -> world.core.relationships().domainBlocks().block(one(), DOMAIN));
        often(2, () -> world.core.relationships().domainBlocks().unblock(one(), DOMAIN));
        often(2, () -> world.tags.follow(one(), some(TAGS)));
        often(1, () -> world.tags.unfollow(one(), some(TAGS)));
        often(2, () -> lists().create(one(), list("List " + created++)));
        often(3, this::addToList);
        often(1, () -> withList((owner, list) -> lists().remove(owner, list.id(), List.of(any()))));
        often(2, () -> withList((owner, list) -> lists().change(owner, list.id(), list("changed"))));
        often(1, () -> withList((owner, list) -> lists().delete(owner, list.id())));
        often(2, () -> world.interactions.favourite(one(), status()));
        often(2, this::bring);
        often(1, this::deleteAccount);
    }

    /** The accounts that can read. */
    List<AccountId> readers() {
        return List.copyOf(accounts.values());
    }

    /** The timelines of an account. */
    List<Timeline.Followed> timelines(AccountId account) {
        List<Timeline.Followed> timelines = new ArrayList<>(List.of(new Timeline.Home()));
        for (FollowList list : lists().of(account)) {
            timelines.add(new Timeline.OfList(list.id(), list.repliesPolicy()));
        }
        return timelines;
    }

    /** Does the next thing, which may be refused. */
    void step() {
        try {
            actions.get(random.nextInt(actions.size())).run();
        } catch (Refusal refused) {
            // Blocked, deleted or done before: then nothing has happened.
        }
    }

    private void often(int times, Action action) {
        for (int i = 0; i < times; i++) {
            actions.add(action);
        }
    }

    private Lists lists() {
        return world.core.lists().lists();
    }

    private void newAccount() {
        String name = "p" + created++;
        accounts.put(name, world.account(name));
    }

    private void post() {
        Draft.Builder draft = Draft.builder(text())
                .visibility(Optional.of(Visibility.ofCode(random.nextInt(10) < 6 ? 0 : random.nextInt(4))))
                .language(Optional.of(some(LANGUAGES)));
        if (random.nextInt(3) == 0 && !statuses.isEmpty()) {
            draft.inReplyTo(Optional.of(status()));
        }
        statuses.add(world.posting.post(one(), draft.build()).status().id());
    }

    private void boost() {
        statuses.add(world.posting.boost(one(), status(), Optional.empty()).id());
    }

    private void edit() {
        world.posting.edit(
                one(),
                status(),
                Draft.builder(text()).language(Optional.of(some(LANGUAGES))).build());
    }

    private String text() {
        String text = "Text " + created++;
        if (random.nextInt(3) == 0) {
            text += " " + some(TAGS);
        }
        return random.nextInt(4) == 0 ? text + " @" + some(List.copyOf(accounts.keySet())) : text;
    }

    /** A post, or a reply, of an account of another server. */
    private AccountId bring() {
        String id = "imported" + created++;
        String reply = random.nextBoolean() ? ",\"in_reply_to\":\"imported" + random.nextInt(created) + "\"" : "";
        String line = "{\"id\":\"%s\",\"account\":\"eve@%s\",\"created_at\":\"%s\",\"text\":\"%s\"%s}"
                .formatted(id, DOMAIN, Instant.now(), text(), reply);
        try {
            world.importer.run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return world.accounts.find("eve@" + DOMAIN).orElseThrow().id();
    }

    private void deleteAccount() {
        if (random.nextInt(3) == 0) {
            String name = some(List.copyOf(accounts.keySet()));
            AccountId account = accounts.remove(name);
            world.core.deleting().accounts().begin(account);
            world.core.deleting().accounts().finishAll();
            newAccount();
        }
    }

    private void addToList() {
        withList((owner, list) -> {
            AccountId member = any();
            world.follows.follow(owner, member, options());
            lists().add(owner, list.id(), List.of(member));
        });
    }

    private interface ListAction {
        void run(AccountId owner, FollowList list);
    }

    private void withList(ListAction action) {
        AccountId owner = one();
        List<FollowList> lists = lists().of(owner);
        if (!lists.isEmpty()) {
            action.run(owner, some(lists));
        }
    }

    private Lists.Change list(String title) {
        return new Lists.Change(
                Optional.of(title),
                Optional.of(some(List.of(RepliesPolicy.values()))),
                Optional.of(random.nextInt(3) == 0));
    }

    private Follows.Options options() {
        return new Follows.Options(
                Optional.of(random.nextInt(4) > 0),
                Optional.empty(),
                Optional.of(random.nextInt(4) > 0 ? List.of() : List.of(some(LANGUAGES))));
    }

    private AccountId one() {
        return some(readers());
    }

    private AccountId any() {
        return random.nextInt(5) == 0 ? remote : one();
    }

    private StatusId status() {
        return statuses.isEmpty()
                ? new StatusId(1)
                : some(statuses.subList(Math.max(0, statuses.size() - 40), statuses.size()));
    }

    private <T> T some(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
