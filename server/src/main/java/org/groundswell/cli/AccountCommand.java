package org.groundswell.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.groundswell.app.Core;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Role;
import org.groundswell.auth.Secrets;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell account create NAME} */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description =
                "Creates an account, even if registrations are closed. Works whether or not the server is running.")
final class AccountCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "user name: letters, digits and underscores")
    private String name = "";

    @Option(names = "--email", paramLabel = "EMAIL", required = true, description = "e-mail address for signing in")
    private String email = "";

    @Option(names = "--admin", description = "make the account an administrator")
    private boolean admin;

    @Option(names = "--password-stdin", description = "read the password from standard input instead of generating one")
    private boolean passwordFromInput;

    @Override
    public Integer call() throws IOException {
        Config config = SettingOptions.read(spec);
        String password = passwordFromInput ? TypedPassword.read() : new Secrets().makeShort();
        try (Database database = Databases.open(config.data(), config.db())) {
            Core core = new Core(database, config.url(), config.registrations(), InstantSource.system());
            core.people()
                    .logins()
                    .create(new Logins.SignUp(name, email, password, "", "", "", ""), admin ? Role.ADMIN : Role.USER);
        }
        System.out.println(passwordFromInput ? "Created account @" + name : password);
        return 0;
    }
}
