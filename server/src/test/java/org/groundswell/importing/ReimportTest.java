package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import makes of posts that are here, or were. */
class ReimportTest {
    private static final String STREAM = """
            {"id_str":"501","created_at":"Sat May 24 22:00:00 +0000 2014","text":"stays","user":{"id_str":"5","screen_name":"rosa"}}
            {"id_str":"502","created_at":"Sat May 24 22:01:00 +0000 2014","text":"goes #Gone","user":{"id_str":"5","screen_name":"rosa"}}
            {"delete":{"status":{"id_str":"502"}}}
            """;

    @TempDir
    Path directory;

    private World world;

    @BeforeEach
    void open() {
        world = new World(TestDatabase.SQLITE.open(directory), directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatAFileDeletesIsNotAddedAgainByTheSameFile() throws IOException {
        assertThat(run(STREAM)).satisfies(first -> {
            assertThat(first.imported()).isEqualTo(2);
            assertThat(first.deleted()).isEqualTo(1);
        });
        assertThat(run(STREAM)).satisfies(second -> {
            assertThat(second.imported()).isZero();
            assertThat(second.known()).isEqualTo(1);
            assertThat(second.deleted()).isEqualTo(1);
        });
        assertThat(texts()).containsExactly("stays");
    }

    @Test
    void aBoostOfWhatWasDeletedIsPassedOver() throws IOException {
        run(STREAM);
        ImportReport report = run("""
                {"id_str":"503","created_at":"Sat May 24 22:02:00 +0000 2014","text":"RT @rosa: goes #Gone","user":{"id_str":"6","screen_name":"kim"},"retweeted_status":{"id_str":"502","created_at":"Sat May 24 22:01:00 +0000 2014","text":"goes #Gone","user":{"id_str":"5","screen_name":"rosa"}}}
                """);
        assertThat(report.imported()).isZero();
        assertThat(report.deleted()).isEqualTo(2);
        assertThat(texts()).containsExactly("stays");
    }

    @Test
    void whatItsAuthorDeletedHereStaysDeleted() throws IOException {
        AccountId author = world.account("mara");
        String line = """
                {"id":"m1","account":"mara","created_at":"2014-05-24T22:00:00Z","text":"regretted"}
                """;
        assertThat(run(line).imported()).isEqualTo(1);
        Status status = statuses().getFirst();
        world.posting.delete(author, status.id());
        ImportReport again = run(line);
        assertThat(again.imported()).isZero();
        assertThat(again.deleted()).isEqualTo(1);
        assertThat(texts()).isEmpty();
    }

    @Test
    void anIdThatAnotherPostHasIsRejectedAndTheSamePostIsKnown() throws IOException {
        run("""
                id,account,created_at,text
                1,ann@one.example,2015-01-01T08:00:00Z,first table
                2,ben@one.example,2015-01-01T09:00:00Z,first table too
                """);
        ImportReport other = run("""
                id,account,created_at,text
                1,cay@two.example,2016-01-01T08:00:00Z,another author
                2,ben@one.example,2016-01-01T09:00:00Z,another time
                3,ben@one.example,2016-01-01T10:00:00Z,an id of its own
                """);
        assertThat(other.rejected()).isEqualTo(2);
        assertThat(other.imported()).isEqualTo(1);
        ImportReport same = run("""
                id,account,created_at,text
                1,Ann@one.example,2015-01-01T09:00:00+01:00,first table
                """);
        assertThat(same.known()).isEqualTo(1);
        assertThat(same.rejected()).isZero();
    }

    private ImportReport run(String file) throws IOException {
        return world.importer.run(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> texts() {
        return statuses().stream()
                .flatMap(status -> status.post().stream())
                .map(post -> post.content().text())
                .toList();
    }

    private List<Status> statuses() {
        return world.timelines.everybody(Origin.ANYWHERE, Page.first(100));
    }
}
