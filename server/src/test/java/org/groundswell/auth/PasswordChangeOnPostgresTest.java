package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.groundswell.Meanwhile;
import org.groundswell.Patience;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.model.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where two transactions run at once, what is being given out while a password is changed ends with it too. */
class PasswordChangeOnPostgresTest {
    private static final String OLD = "an old password";

    @TempDir
    Path directory;

    @Test
    void aTokenThatIsExchangedWhileThePasswordIsChangedIsNone() throws Exception {
        try (Meanwhile database = new Meanwhile(TestDatabase.POSTGRES.open(directory))) {
            Core core = new Core(
                    database, URI.create("https://here.example"), RegistrationMode.OPEN, InstantSource.system());
            AccountId ana = TestLogins.create(
                    core, new Logins.SignUp("ana", "ana@mail.example", OLD, "", "", "", ""), Role.USER);
            OAuth.Registered app = core.people()
                    .oauth()
                    .register(new OAuth.Registration("app", "", List.of(OAuth.OUT_OF_BAND), "read"));
            String client = app.app().clientId();
            String code = core.people()
                    .oauth()
                    .authorise(core.people().oauth().request(client, OAuth.OUT_OF_BAND, "read", "", ""), ana);
            CompletableFuture<Void> change = new CompletableFuture<>();
            database.withinNextWrite(() -> {
                change.completeAsync(() -> {
                    core.people().logins().changePassword(ana, OLD, "another password");
                    return null;
                });
                awaitOrPass(change);
            });
            OAuth.Token token = core.people().oauth().exchange(client, app.secret(), code, OAuth.OUT_OF_BAND, "");
            change.get(Patience.LONGEST.toSeconds(), TimeUnit.SECONDS);
            assertThat(core.people().oauth().grant(token.secret())).isEmpty();
        }
    }

    /** It is done, or waits for what this is within. */
    private static void awaitOrPass(CompletableFuture<Void> other) {
        try {
            other.get(2, TimeUnit.SECONDS);
        } catch (TimeoutException waits) {
            return;
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
