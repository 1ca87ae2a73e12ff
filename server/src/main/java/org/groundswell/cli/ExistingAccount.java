package org.groundswell.cli;

import org.groundswell.accounts.Account;
import org.groundswell.app.PeopleAssembly;
import org.groundswell.model.Refusal;

/** The account that a command is about. */
final class ExistingAccount {
    private ExistingAccount() {}

    /** @throws Refusal.NotFound if nobody signs in here with this name */
    static Account named(String name, PeopleAssembly people) {
        return people.accounts()
                .find(name)
                .filter(found -> people.logins().login(found.id()).isPresent())
                .orElseThrow(() -> new Refusal.NotFound("error.account.no_login", "name", name));
    }
}
