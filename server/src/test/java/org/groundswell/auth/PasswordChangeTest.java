package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.Meanwhile;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done with a password while it is changed comes to nothing. */
class PasswordChangeTest {
    private static final String OLD = "an old password";
    private static final String NEW = "another password";
    private static final String HERE = "192.0.2.1";

    private Meanwhile database;
    private Core core;
    private AccountId ana;

    @BeforeEach
    void start(@TempDir Path directory) {
        database = new Meanwhile(TestDatabase.SQLITE.open(directory));
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, InstantSource.system());
        ana = TestLogins.create(core, form("ana"), Role.USER);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private static Logins.SignUp form(String name) {
        return new Logins.SignUp(name, name + "@mail.example", OLD, "", "", "", "");
    }

    @Test
    void aPasswordThatWasChangedSinceItWasProvenGivesNoToken() {
        Logins logins = core.people().logins();
        OAuth oauth = core.people().oauth();
        OAuth.Registered app = oauth.register(new OAuth.Registration("App", "", List.of(OAuth.OUT_OF_BAND), "read"));
        ProvenPassword proven = logins.signIn("ana", OLD, HERE);
        logins.changePassword(ana, OLD, NEW);
        assertThatThrownBy(() -> oauth.password(app.app().clientId(), app.secret(), proven, "read"))
                .isInstanceOf(OAuthRefusal.class);
        ProvenPassword again = logins.signIn("ana", NEW, HERE);
        assertThat(oauth.password(app.app().clientId(), app.secret(), again, "read")
                        .scopes())
                .isEqualTo(Scopes.parse("read"));
    }

    @Test
    void aSessionThatBeginsWithTheOldPasswordWhileItIsChangedIsNone() {
        database.beforeNextWrite(() -> core.people().logins().changePassword(ana, OLD, NEW));
        assertThatThrownBy(() -> core.people().logins().startSession("ana", OLD, HERE))
                .isInstanceOf(Refusal.Unauthorised.class);
        String session = core.people().logins().startSession("ana", NEW, HERE);
        assertThat(core.people().logins().session(session)).contains(ana);
    }

    @Test
    void whoKnowsTheOldPasswordDoesNotChangeItAfterItsOwnerHas() {
        database.beforeNextWrite(() -> core.people().logins().changePassword(ana, OLD, NEW));
        assertThatThrownBy(() -> core.people().logins().changePassword(ana, OLD, "a third password"))
                .isInstanceOf(Refusal.Unauthorised.class);
        assertThat(core.people().logins().signIn("ana", NEW, HERE).account()).isEqualTo(ana);
    }
}
