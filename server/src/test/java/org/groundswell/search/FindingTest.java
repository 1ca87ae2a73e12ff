package org.groundswell.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Account;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** Who finds which posts, and by which searches. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingTest {
    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private SearchWorld search;
    private int number;
    private AccountId ana;
    private AccountId ben;
    private AccountId eva;

    @BeforeParameterizedClassInvocation
    void start() {
        Path data = directory.resolve(database.name());
        search = new SearchWorld(database.open(data), data);
    }

    @AfterParameterizedClassInvocation
    void close() {
        search.close();
    }

    @BeforeEach
    void people() {
        number++;
        ana = search.world.account("ana" + number);
        ben = search.world.account("ben" + number);
        eva = search.world.account("eva" + number);
    }

    /** A word that no other test has. */
    private String word(String begin) {
        return begin + "word" + number;
    }

    @Test
    void aPostIsFoundByEveryoneAsItIsNow() {
        StatusId post = search.post(ana, "first " + word("a"));
        assertThat(search.findAsVisitor(word("a"))).containsExactly(post);
        assertThat(search.find(ben, word("a"))).containsExactly(post);
        search.world.posting.edit(ana, post, Draft.builder("then " + word("b")).build());
        assertThat(search.findAsVisitor(word("a"))).isEmpty();
        assertThat(search.findAsVisitor(word("b"))).containsExactly(post);
        search.world.posting.delete(ana, post);
        assertThat(search.findAsVisitor(word("b"))).isEmpty();
    }

    @Test
    void otherVisibilitiesAreFoundByThoseTheyConcern() {
        String text = "@ben" + number + " " + word("x");
        StatusId unlisted = search.post(ana, text, Visibility.UNLISTED);
        StatusId followers = search.post(ana, text, Visibility.FOLLOWERS);
        StatusId direct = search.post(ana, text, Visibility.DIRECT);
        search.world.follows.follow(eva, ana, Follows.Options.DEFAULT);
        assertThat(search.find(ana, word("x"))).containsExactlyInAnyOrder(unlisted, followers, direct);
        assertThat(search.find(ben, word("x"))).containsExactlyInAnyOrder(unlisted, followers, direct);
        assertThat(search.find(eva, word("x"))).isEmpty();
        assertThat(search.findAsVisitor(word("x"))).isEmpty();
    }

    @Test
    void aPostIsFoundByThoseWhoInteractedWithIt() {
        List<StatusId> posts = IntStream.range(0, 5)
                .mapToObj(_ -> search.post(ana, word("x"), Visibility.UNLISTED))
                .toList();
        search.world.interactions.favourite(ben, posts.get(0));
        search.world.interactions.bookmark(ben, posts.get(1));
        search.world.posting.boost(ben, posts.get(2), Optional.empty());
        search.reply(ben, "so it is", posts.get(3));
        assertThat(search.find(ben, word("x"))).containsExactlyInAnyOrderElementsOf(posts.subList(0, 4));
        assertThat(search.find(eva, word("x"))).isEmpty();
        StatusId open = search.post(ana, word("x"));
        assertThat(search.find(ben, word("x") + " in:library"))
                .containsExactlyInAnyOrderElementsOf(posts.subList(0, 4));
        assertThat(search.find(ben, word("x") + " -in:library")).containsExactly(open);
        search.world.interactions.unfavourite(ben, posts.get(0));
        assertThat(search.find(ben, word("x") + " in:library")).doesNotContain(posts.get(0));
    }

    @Test
    void anAccountThatIsNotIndexableIsFoundByNobodyElse() {
        StatusId post = search.post(ana, word("x"));
        indexable(ana, false);
        assertThat(search.findAsVisitor(word("x"))).isEmpty();
        assertThat(search.find(ben, word("x"))).isEmpty();
        assertThat(search.find(ana, word("x"))).containsExactly(post);
        StatusId later = search.post(ana, word("x"));
        assertThat(search.find(ben, word("x"))).isEmpty();
        indexable(ana, true);
        assertThat(search.findAsVisitor(word("x"))).containsExactlyInAnyOrder(post, later);
    }

    private void indexable(AccountId account, boolean indexable) {
        search.world.accounts.update(
                account,
                profile -> new Account.Profile(
                        profile.displayName(),
                        profile.note(),
                        profile.fields(),
                        profile.pictures(),
                        profile.country(),
                        profile.language(),
                        profile.bot(),
                        new Account.Privacy(
                                profile.privacy().discoverable(),
                                indexable,
                                profile.privacy().hidesCollections(),
                                profile.privacy().locked())));
    }

    @Test
    void blockedAndMutedAccountsAreLeftOut() {
        StatusId post = search.post(ana, word("x"));
        search.world.blocks.block(ben, ana);
        assertThat(search.find(ben, word("x"))).isEmpty();
        assertThat(search.find(eva, word("x"))).containsExactly(post);
        search.world.blocks.block(ana, eva);
        assertThat(search.find(eva, word("x"))).isEmpty();
    }

    @Test
    void aPageIsFullAlthoughMostPostsAreLeftOut() {
        for (int i = 0; i < 150; i++) {
            search.post(ana, word("x"));
        }
        List<StatusId> bens = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            bens.add(search.post(ben, word("x")));
        }
        search.world.blocks.block(eva, ana);
        FoundStatuses first = search.page(eva, word("x"), 0, 5);
        FoundStatuses second = search.page(eva, word("x"), 5, 5);
        FoundStatuses third = search.page(eva, word("x"), 10, 5);
        assertThat(first.statuses()).hasSize(5);
        assertThat(first.more()).isTrue();
        assertThat(third.more()).isFalse();
        List<StatusId> all = new ArrayList<>(first.statuses());
        all.addAll(second.statuses());
        all.addAll(third.statuses());
        assertThat(all).containsExactlyInAnyOrderElementsOf(bens);
    }

    @Test
    void operatorsNarrowASearch() {
        String x = word("x");
        StatusId plain = search.post(ana, x);
        StatusId tagged = search.post(ben, x + " #" + word("tag"));
        StatusId reply = search.reply(ben, x + " @ana" + number, plain);
        StatusId linked = search.post(ana, x + " https://page.example/a");
        assertThat(search.find(eva, x + " from:ana" + number)).containsExactlyInAnyOrder(plain, linked);
        assertThat(search.find(eva, x + " -from:@ANA" + number)).containsExactlyInAnyOrder(tagged, reply);
        assertThat(search.find(ana, x + " from:me")).containsExactlyInAnyOrder(plain, linked);
        assertThat(search.findAsVisitor(x + " from:me")).isEmpty();
        assertThat(search.find(eva, x + " from:nobody_here")).isEmpty();
        assertThat(search.find(eva, "#" + word("TAG"))).containsExactly(tagged);
        assertThat(search.find(eva, x + " to:ana" + number)).containsExactly(reply);
        assertThat(search.find(eva, x + " is:reply")).containsExactly(reply);
        assertThat(search.find(eva, x + " mentions:ana" + number)).containsExactly(reply);
        assertThat(search.find(eva, x + " has:link")).containsExactly(linked);
        assertThat(search.find(eva, x + " before:2020")).isEmpty();
        assertThat(search.find(eva, x + " after:2020")).hasSize(4);
        assertThat(search.find(eva, x + " during:2020-02-29")).isEmpty();
    }

    @Test
    void picturesAreFoundByWhatTheyAreAndByTheirDescriptions() {
        String x = word("x");
        StatusId picture = search.postPicture(ana, x, "Two " + word("hands"));
        StatusId plain = search.post(ana, x);
        assertThat(search.find(eva, x + " has:image")).containsExactly(picture);
        assertThat(search.find(eva, x + " has:media")).containsExactly(picture);
        assertThat(search.find(eva, x + " -has:media")).containsExactly(plain);
        assertThat(search.find(eva, x + " has:video")).isEmpty();
        assertThat(search.find(eva, x + " has:audio")).isEmpty();
        assertThat(search.find(eva, word("hands"))).containsExactly(picture);
    }

    @Test
    void aSearchOfOperatorsAloneFindsTheNewestFirst() {
        StatusId first = search.post(ana, "one");
        StatusId second = search.post(ana, "two");
        assertThat(search.find(eva, "from:ana" + number)).containsExactly(second, first);
        assertThat(search.find(eva, "-from:ana" + number)).doesNotContain(first, second);
        assertThat(search.find(eva, "!!! ...")).isEmpty();
    }
}
