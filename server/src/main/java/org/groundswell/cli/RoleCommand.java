package org.groundswell.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.auth.Role;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.model.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell account role NAME ROLE} */
@Command(
        name = "role",
        mixinStandardHelpOptions = true,
        description =
                "Sets the role of an account: user (no special permissions), editor (writes and publishes stories),"
                        + " moderator (decides about reports and trends) or admin (everything).")
final class RoleCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "account name")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ROLE", description = "user, editor, moderator or admin")
    private String role = "";

    @Override
    public Integer call() {
        Role wanted = Role.parse(role).orElseThrow(() -> new Refusal.Invalid("ROLE", "error.role"));
        Config config = SettingOptions.read(spec);
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            Core core = new Core(database, config.url(), config.registrations(), InstantSource.system());
            Account account = ExistingAccount.named(name, core.people());
            core.people().logins().setRole(account.id(), wanted);
        }
        System.out.println("Set the role of @" + name + " to " + wanted.word());
        return 0;
    }
}
