package org.groundswell.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The timelines of lists: members, replies, exclusive lists, and members that are no longer followed. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListTimelineTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private World world;
    private Lists lists;
    private AccountId me;
    private AccountId member;
    private AccountId other;
    private AccountId followed;
    private AccountId stranger;

    @BeforeParameterizedClassInvocation
    void prepare() {
        world = new World(kind.open(directory.resolve(kind.name())), directory.resolve(kind.name()));
        lists = world.core.lists().lists();
        me = world.account("me");
        member = world.account("member");
        other = world.account("other");
        followed = world.account("followed");
        stranger = world.account("stranger");
        List.of(member, other, followed).forEach(each -> world.follows.follow(me, each, Follows.Options.DEFAULT));
    }

    @AfterParameterizedClassInvocation
    void close() {
        world.close();
    }

    private FollowList list(RepliesPolicy policy, boolean exclusive) {
        FollowList list =
                lists.create(me, new Lists.Change(Optional.of("A list"), Optional.of(policy), Optional.of(exclusive)));
        lists.add(me, list.id(), List.of(member, other));
        return list;
    }

    private StatusId post(AccountId author, Visibility visibility, Optional<StatusId> inReplyTo) {
        return world.posting
                .post(
                        author,
                        Draft.builder("words")
                                .visibility(Optional.of(visibility))
                                .inReplyTo(inReplyTo)
                                .build())
                .status()
                .id();
    }

    private List<StatusId> shown(Timeline timeline) {
        return world.timelines.page(Optional.of(me), timeline, Page.first(40)).statuses().stream()
                .map(Status::id)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void repliesAreShownByThePolicy(RepliesPolicy policy) {
        FollowList list = list(policy, false);
        StatusId own = post(me, Visibility.PUBLIC, Optional.empty());
        StatusId first = post(member, Visibility.PUBLIC, Optional.empty());
        StatusId guarded = post(member, Visibility.FOLLOWERS, Optional.empty());
        StatusId toSelf = post(member, Visibility.PUBLIC, Optional.of(first));
        StatusId toMember =
                post(member, Visibility.PUBLIC, Optional.of(post(other, Visibility.PUBLIC, Optional.empty())));
        StatusId toFollowed =
                post(member, Visibility.PUBLIC, Optional.of(post(followed, Visibility.PUBLIC, Optional.empty())));
        StatusId toStranger =
                post(member, Visibility.PUBLIC, Optional.of(post(stranger, Visibility.PUBLIC, Optional.empty())));
        List<StatusId> shown = shown(new Timeline.OfList(list.id(), list.repliesPolicy()));
        assertThat(shown).contains(first, guarded, toSelf).doesNotContain(own, toStranger);
        assertThat(shown.contains(toMember)).isEqualTo(policy != RepliesPolicy.NONE);
        assertThat(shown.contains(toFollowed)).isEqualTo(policy == RepliesPolicy.FOLLOWED);
        lists.delete(me, list.id());
    }

    @Test
    void membersOfExclusiveListsAreNotAtHome() {
        StatusId post = post(member, Visibility.PUBLIC, Optional.empty());
        StatusId others = post(followed, Visibility.PUBLIC, Optional.empty());
        FollowList list = list(RepliesPolicy.LIST, true);
        assertThat(shown(new Timeline.Home())).contains(others).doesNotContain(post);
        assertThat(shown(new Timeline.OfList(list.id(), list.repliesPolicy()))).contains(post);
        lists.delete(me, list.id());
        assertThat(shown(new Timeline.Home())).contains(others, post);
    }

    @Test
    void anAccountLeavesTheListWithItsFollow() {
        AccountId leaving = world.account("leaving");
        world.follows.follow(me, leaving, Follows.Options.DEFAULT);
        FollowList list = list(RepliesPolicy.LIST, false);
        lists.add(me, list.id(), List.of(leaving));
        assertThat(lists.containing(me, leaving)).containsExactly(list);
        world.blocks.block(leaving, me);
        assertThat(lists.containing(me, leaving)).isEmpty();
        assertThat(lists.members(me, list.id(), Page.first(40)))
                .extracting(each -> each.account().id())
                .containsExactlyInAnyOrder(member, other);
        lists.delete(me, list.id());
    }
}
