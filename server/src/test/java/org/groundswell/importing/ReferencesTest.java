package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.groundswell.Counting;
import org.groundswell.Meanwhile;
import org.groundswell.OnEveryDatabase;
import org.groundswell.Patience;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Conversation;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.AccountFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What imported posts say that they answer and boost may make no sense, or go while it is written. */
@OnEveryDatabase
class ReferencesTest {
    @Parameter
    TestDatabase on;

    private Meanwhile database;
    private Core core;

    @BeforeEach
    void start(@TempDir Path directory) {
        database = new Meanwhile(on.open(directory));
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, InstantSource.system());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    static String post(String id, String account, String more) {
        return "{\"id\":\"%s\",\"account\":\"%s@old.example\",\"created_at\":\"2014-05-24T22:00:00Z\"%s}\n"
                .formatted(id, account, more);
    }

    static String reply(String id, String account, String question) {
        return post(id, account, ",\"text\":\"so it is\",\"in_reply_to\":\"" + question + "\"");
    }

    static String boost(String id, String account, String original) {
        return post(id, account, ",\"boost_of\":\"" + original + "\"");
    }

    ImportReport bring(String... lines) throws IOException {
        return core.importing()
                .importer()
                .run(new ByteArrayInputStream(String.join("", lines).getBytes(StandardCharsets.UTF_8)));
    }

    AccountId account(String name) {
        return core.people()
                .accounts()
                .find(name + "@old.example")
                .orElseThrow()
                .id();
    }

    List<Status> of(String name) {
        return core.publishing()
                .timelines()
                .account(Optional.empty(), account(name), AccountFilter.ALL, Page.first(40));
    }

    /** The only post of ana. */
    private Post ana() {
        return of("ana").getFirst().post().orElseThrow();
    }

    @Test
    void repliesInACircleMakeAThread() throws IOException {
        bring(reply("a", "ana", "b"), reply("b", "ben", "c"), reply("c", "cy", "a"), reply("d", "dan", "d"));
        for (String name : List.of("ana", "ben", "cy")) {
            Conversation thread = core.publishing()
                    .statuses()
                    .thread(Optional.empty(), of(name).getFirst().id());
            assertThat(thread.ancestors()).doesNotHaveDuplicates();
            assertThat(thread.descendants()).doesNotHaveDuplicates();
            assertThat(thread.ancestors().size() + thread.descendants().size()).isEqualTo(2);
        }
        Conversation alone = core.publishing()
                .statuses()
                .thread(Optional.empty(), of("dan").getFirst().id());
        assertThat(alone.ancestors()).isEmpty();
        assertThat(alone.descendants()).isEmpty();
        assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
    }

    @Test
    void aCircleThatIsThereAlreadyMakesAThread() throws IOException {
        bring(reply("a", "ana", "b"), post("b", "ben", ",\"text\":\"it is\""));
        long ana = of("ana").getFirst().id().value();
        long ben = of("ben").getFirst().id().value();
        database.writing(tx -> tx.sql("UPDATE status SET in_reply_to_id = :ana WHERE id = :ben")
                .set("ana", ana)
                .set("ben", ben)
                .run());
        Conversation thread = core.publishing()
                .statuses()
                .thread(Optional.empty(), of("ana").getFirst().id());
        assertThat(thread.ancestors()).extracting(each -> each.id().value()).containsExactly(ben);
        assertThat(thread.descendants()).extracting(each -> each.id().value()).containsExactly(ben);
    }

    @Test
    void ofALargeThreadStrangersSeeWhatIsNearest() throws IOException {
        List<String> lines = new ArrayList<>(List.of(post("a", "ana", ",\"text\":\"hear me\"")));
        for (int i = 0; i < 58; i++) {
            lines.add(reply("b" + i, "ben", "a"));
        }
        lines.add(reply("c", "cy", "b3"));
        lines.add(reply("d", "dan", "c"));
        lines.add(reply("e", "eve", "d"));
        bring(lines.toArray(String[]::new));
        Status first = of("ana").getFirst();
        List<AccountId> near = core.publishing().statuses().thread(Optional.empty(), first.id()).descendants().stream()
                .map(Status::account)
                .toList();
        assertThat(near).hasSize(60).contains(account("cy"), account("dan")).doesNotContain(account("eve"));
        assertThat(core.publishing()
                        .statuses()
                        .thread(Optional.of(account("ana")), first.id())
                        .descendants())
                .hasSize(61);
    }

    @Test
    void aBoostOfABoostIsOneOfWhatThatBoosts() throws IOException {
        bring(
                post("a", "ana", ",\"text\":\"hear me\""),
                boost("b", "ben", "a"),
                boost("c", "cy", "b"),
                reply("d", "dan", "c"));
        Status original = of("ana").getFirst();
        assertThat(of("cy").getFirst().boost().map(Boost::original)).contains(original.id());
        assertThat(of("dan").getFirst().parent()).contains(original.id());
        core.publishing().posting().delete(account("ana"), original.id());
        core.publishing().posting().removeLeftovers();
        assertThat(of("ben")).isEmpty();
        assertThat(of("cy")).isEmpty();
        assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
    }

    @Test
    void aBoostOfABoostThatIsThereAlreadyGoesWithIt() throws IOException {
        bring(
                post("a", "ana", ",\"text\":\"hear me\""),
                boost("b", "ben", "a"),
                post("x", "xi", ",\"text\":\"and me\""),
                boost("c", "cy", "x"));
        Status inner = of("ben").getFirst();
        Status outer = of("cy").getFirst();
        database.writing(tx -> {
            tx.sql("UPDATE status SET boosts = 0, imported_boosts = 0 WHERE uri LIKE '%:x'")
                    .run();
            tx.sql("UPDATE status SET boosts = 1, imported_boosts = 1 WHERE id = :inner")
                    .set("inner", inner.id().value())
                    .run();
            tx.sql("UPDATE status SET boost_of_id = :inner WHERE id = :outer")
                    .set("inner", inner.id().value())
                    .set("outer", outer.id().value())
                    .run();
        });
        assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
        core.publishing().posting().delete(account("ana"), of("ana").getFirst().id());
        core.publishing().posting().removeLeftovers();
        assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
    }

    /** An archive of a person of this server has their boosts, too: imported, and by a local account. */
    @Test
    void anImportedBoostOfALocalAccountIsTakenBackAsItWasCounted() throws IOException {
        bring(
                post("a", "ana", ",\"text\":\"hear me\",\"boosts\":5"),
                boost("b", "ben", "a").replace("ben@old.example", "ben"));
        AccountId ben = core.people().accounts().find("ben").orElseThrow().id();
        Post original = ana();
        assertThat(original.counts().boosts()).isEqualTo(5);
        core.publishing().posting().unboost(ben, original.id());
        assertThat(ana().counts().boosts()).isEqualTo(5);
        core.publishing().posting().boost(ben, original.id(), Optional.empty());
        assertThat(ana().counts().boosts()).isEqualTo(6);
        assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
    }

    @Test
    void aReplyToWhatIsDeletedMeanwhileAnswersNothing() throws Exception {
        bring(post("a", "ana", ",\"text\":\"hear me\""));
        AccountId ana = account("ana");
        Status original = of("ana").getFirst();
        CompletableFuture<Status> deletion = new CompletableFuture<>();
        database.withinNextWrite(() -> {
            deletion.completeAsync(() -> core.publishing().posting().delete(ana, original.id()));
            try {
                // It waits for the import, or it is done.
                deletion.get(2, TimeUnit.SECONDS);
            } catch (TimeoutException waits) {
                return;
            } catch (InterruptedException | ExecutionException failed) {
                throw new IllegalStateException(failed);
            }
        });
        // One that only some may see is not counted, so that counting does not hold what it answers.
        bring(post("b", "ben", ",\"text\":\"psst\",\"visibility\":\"direct\",\"in_reply_to\":\"a\""));
        deletion.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
        core.publishing().posting().removeLeftovers();
        assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
    }
}
