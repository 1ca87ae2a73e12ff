package org.groundswell.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.groundswell.Meanwhile;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.db.Tx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is begun is finished, whatever else can't be. */
class DeletionJobTest {
    @TempDir
    Path directory;

    @Test
    void anAccountThatCannotBeFinishedDoesNotKeepWhatIsLeftOfPosts() {
        try (Database database = Databases.open(directory, "")) {
            InstantSource clock = InstantSource.system();
            Core core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
            Meanwhile failing = new Meanwhile(database) {
                @Override
                public <T> T read(Function<Tx, T> work) {
                    throw new IllegalStateException("can't be finished");
                }
            };
            AccountDeletion broken = new AccountDeletion(
                    failing,
                    core.people().logins()::checkPresent,
                    new AccountDeletion.Parts(core.ownedData(), List.of()),
                    core.events(),
                    clock);
            database.writing(tx -> tx.sql("INSERT INTO status_leftover (status_id, at) VALUES (7, 7)")
                    .run());
            try (DeletionJob job = new DeletionJob(broken, core.publishing().posting()::removeLeftovers)) {
                job.start();
                await().untilAsserted(() -> assertThat(leftovers(database)).isZero());
            }
        }
    }

    private static long leftovers(Database database) {
        return database.<Long>read(
                tx -> tx.sql("SELECT count(*) FROM status_leftover").number());
    }
}
