package org.groundswell.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.events.Follower;
import org.groundswell.model.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell account delete NAME} */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        description = "Deletes a local or imported account with all its posts, boosts and favourites. Works whether or"
                + " not the server is running.")
final class DeleteAccountCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "account name, or name@elsewhere.example")
    private String name = "";

    @Option(
            names = "--yes",
            description = "delete the account; without this option, the command only shows what it would delete")
    private boolean yes;

    /** Exit code: 0 if the account was deleted, 1 if {@code --yes} was missing. */
    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            Core core = new Core(database, config.url(), config.registrations(), InstantSource.system());
            Account account = core.people()
                    .accounts()
                    .find(name)
                    .orElseThrow(() -> new Refusal.NotFound("error.account.unknown", "name", name));
            String what = "@" + account.acct() + ", " + account.counts().statuses() + " posts and boosts";
            if (!yes) {
                System.out.println("Would permanently delete " + what + ". Add --yes to delete.");
                return 1;
            }
            core.deleting().accounts().begin(account.id());
            core.deleting().accounts().finishAll();
            core.publishing().posting().removeLeftovers();
            Follower.catchUp(core.events(), core.tagging().counts());
            System.out.println("Deleted " + what);
        }
        return 0;
    }
}
