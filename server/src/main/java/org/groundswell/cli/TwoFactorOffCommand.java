package org.groundswell.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.auth.SecondFactors;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell account two-factor-off NAME} */
@Command(
        name = "two-factor-off",
        mixinStandardHelpOptions = true,
        description =
                "Turns two-factor authentication off and removes all passkeys, for a person who has lost their devices"
                        + " and recovery codes. Make sure that it is the owner of the account who asks.")
final class TwoFactorOffCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "account name")
    private String name = "";

    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        SecondFactors.TurnedOff off;
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            Core core = new Core(database, Core.Settings.of(config), InstantSource.system());
            Account account = ExistingAccount.named(name, core.people());
            off = core.people().logins().secondFactors().turnOff(account.id());
        }
        System.out.println(
                off.codes()
                        ? "Turned two-factor authentication off for @" + name
                        : "Two-factor authentication is not on for @" + name);
        System.out.println(
                off.passkeys() > 0
                        ? "Removed " + off.passkeys() + (off.passkeys() == 1 ? " passkey" : " passkeys") + " of @"
                                + name
                        : "There are no passkeys of @" + name);
        return 0;
    }
}
