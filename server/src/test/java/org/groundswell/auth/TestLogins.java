package org.groundswell.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.groundswell.app.Core;
import org.groundswell.model.AccountId;

/** Accounts for tests. Each password is hashed once a run: a hash takes some 50 ms of a core. */
public final class TestLogins {
    public static final String PASSWORD = "a long password";
    private static final Passwords PASSWORDS = new Passwords();
    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

    private TestLogins() {}

    public static AccountId create(Core core, String name, Role role) {
        return create(core, new Logins.SignUp(name, name + "@mail.example", PASSWORD, "PH", "en", "", ""), role);
    }

    public static AccountId create(Core core, Logins.SignUp form, Role role) {
        return core.people()
                .logins()
                .create(form, role, password -> HASHES.computeIfAbsent(password, PASSWORDS::hash))
                .account();
    }
}
