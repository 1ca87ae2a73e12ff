package org.groundswell.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.auth.Grant;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.Scopes;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell token create NAME} */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description =
                "Creates an access token of an account for scripts and apps, and prints it. It can't be shown again.")
final class TokenCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "account name")
    private String name = "";

    @Option(
            names = "--scopes",
            paramLabel = "SCOPES",
            defaultValue = "read",
            description = "scopes of the token, such as \"read write follow push\" (default: read)")
    private String scopes = "read";

    @Option(
            names = "--app",
            paramLabel = "APP",
            defaultValue = "Command line",
            description = "name of the app, shown next to posts made with the token (default: Command line)")
    private String app = "Command line";

    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            Core core = new Core(database, config.url(), config.registrations(), InstantSource.system());
            Account account = ExistingAccount.named(name, core.people());
            // Each token has its own app, so that tokens can be told apart.
            OAuth.Registration registration = new OAuth.Registration(app, "", List.of(OAuth.OUT_OF_BAND), scopes);
            long appId = core.people().oauth().register(registration).app().id();
            Grant grant = new Grant(appId, Optional.of(account.id()), Scopes.parse(scopes));
            System.out.println(core.people().oauth().issue(grant).secret());
        }
        return 0;
    }
}
