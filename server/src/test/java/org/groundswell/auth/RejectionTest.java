package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.Counting;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.relationships.Follows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is not let in leaves nothing behind. */
class RejectionTest {
    @TempDir
    Path directory;

    private static Logins.SignUp form(String name) {
        return new Logins.SignUp(name, name + "@mail.example", "a long password", "", "", "let me in", "");
    }

    @Test
    void whoIsRejectedIsFollowedByNobody() {
        try (Database database = TestDatabase.SQLITE.open(directory)) {
            Core core = new Core(
                    database, URI.create("https://here.example"), RegistrationMode.APPROVAL, InstantSource.system());
            AccountId ana = TestLogins.create(core, form("ana"), Role.USER);
            AccountId waiting =
                    core.people().logins().signUp(form("waiting"), "192.0.2.1").account();
            core.people().follows().follow(ana, waiting, Follows.Options.DEFAULT);
            core.people().logins().reject(waiting);
            assertThat(core.people().accounts().get(ana).counts().following()).isZero();
            assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
        }
    }
}
