package org.groundswell.cli;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.groundswell.Core;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Scopes;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.words.Refusal;
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
                "Makes an access token for somebody, for scripts and apps, and prints it. It is not kept anywhere.")
final class TokenCommand implements Callable<Integer> {
    /** Tokens made here belong to no app. */
    private static final long NO_APP = 0;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "whose")
    private String name = "";

    @Option(
            names = "--scopes",
            paramLabel = "SCOPES",
            defaultValue = "read",
            description = "what it may be used for, for instance \"read write follow push\" (default: read)")
    private String scopes = "read";

    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        try (Database database = Databases.open(config.data(), config.db())) {
            Core core = new Core(database, config.url(), config.registrations(), InstantSource.system());
            Account account = core.accounts
                    .find(name)
                    .filter(found -> core.logins.login(found.id()).isPresent())
                    .orElseThrow(() -> new Refusal.Invalid("NAME", "is nobody who can sign in here: " + name));
            Grant grant = new Grant(NO_APP, Optional.of(account.id()), Scopes.parse(scopes));
            System.out.println(core.oauth.issue(grant).secret());
        }
        return 0;
    }
}
