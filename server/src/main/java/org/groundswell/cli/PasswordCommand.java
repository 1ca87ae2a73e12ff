package org.groundswell.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.auth.Secrets;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell account password NAME} */
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description =
                "Sets a new password for a person who has forgotten theirs, and signs them out everywhere. Two-factor"
                        + " authentication and passkeys stay: see two-factor-off. Make sure that it is the owner of the"
                        + " account who asks.")
final class PasswordCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "account name")
    private String name = "";

    @Option(names = "--password-stdin", description = "read the password from standard input instead of generating one")
    private boolean passwordFromInput;

    @Override
    public Integer call() throws IOException {
        Config config = SettingOptions.read(spec);
        String password = passwordFromInput ? TypedPassword.read() : new Secrets().makeShort();
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            Core core = new Core(database, Core.Settings.of(config), InstantSource.system());
            Account account = ExistingAccount.named(name, core.people());
            core.people().logins().setPassword(account.id(), password);
        }
        System.out.println(passwordFromInput ? "Set the password of @" + name : password);
        return 0;
    }
}
