package org.groundswell.web.shell;

import java.time.Duration;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.LinkedAccounts;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Origin;
import org.groundswell.auth.Role;
import org.groundswell.auth.Secrets;
import org.groundswell.http.Call;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.web.view.Visitor;

/** Knows visitors by their cookie, and gives them one. */
public final class Visitors {
    private static final Duration KEPT = Duration.ofDays(60);
    private static final String HOST_PREFIX = "__Host-";
    private static final String DEVICE = "groundswell-device";

    private final Accounts accounts;
    private final Logins logins;
    private final Secrets secrets = new Secrets();
    private final boolean secure;

    /** @param secure whether people come over HTTPS, so that the cookie may insist on it */
    Visitors(Accounts accounts, Logins logins, boolean secure) {
        this.accounts = accounts;
        this.logins = logins;
        this.secure = secure;
    }

    Visitor of(Call call) {
        String cookie = call.cookie(name()).orElse("");
        if (cookie.isEmpty()) {
            return new Visitor(Optional.empty(), Role.USER, secrets.make(), secrets.makeShort());
        }
        Optional<Login> login = logins.session(cookie).flatMap(logins::login);
        Optional<Account> account = login.map(each -> accounts.get(each.account()));
        return new Visitor(account, login.map(Login::role).orElse(Role.USER), cookie, secrets.makeShort());
    }

    /** Sees to it that the browser has the cookie a page's forms were made for, unless the reply gives it another. */
    Reply keep(Call call, Visitor visitor, Reply reply) {
        boolean has = call.cookie(name()).filter(visitor.cookie()::equals).isPresent()
                || reply.headers().stream()
                        .anyMatch(header -> header.name().equals("Set-Cookie")
                                && header.value().startsWith(name() + "="));
        return has ? reply : cookie(reply, visitor.cookie(), KEPT);
    }

    /** The secret of the browser's device cookie; empty if it has none. */
    static String device(Call call) {
        return call.cookie(HOST_PREFIX + DEVICE).or(() -> call.cookie(DEVICE)).orElse("");
    }

    /**
     * Gives the browser a device cookie, on the pages on which people sign in and up: accounts used in one browser are linked,
     * as a hint for moderators ({@link LinkedAccounts}).
     */
    public Reply withDevice(WebCall call, Reply reply) {
        String device = device(call.call());
        return cookie(
                (secure ? HOST_PREFIX : "") + DEVICE,
                reply,
                Secrets.isPlausible(device) ? device : secrets.make(),
                LinkedAccounts.KEPT);
    }

    /** Signs a person in, with a new session: its token can't have been known before. */
    public Reply signIn(AccountId account, Origin origin, Reply reply) {
        return signedIn(logins.startSession(account, origin), reply);
    }

    /** Gives the browser a session that has just been started. */
    public Reply signedIn(String session, Reply reply) {
        return cookie(reply, session, KEPT);
    }

    public Reply signOut(Visitor visitor, Reply reply) {
        logins.endSession(visitor.cookie());
        return cookie(reply, "", Duration.ZERO);
    }

    private Reply cookie(Reply reply, String value, Duration life) {
        return cookie(name(), reply, value, life);
    }

    private Reply cookie(String name, Reply reply, String value, Duration life) {
        return reply.with(
                "Set-Cookie",
                name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + life.toSeconds()
                        + (secure ? "; Secure" : ""));
    }

    /** The prefix makes browsers refuse the cookie from anything but this very host, over HTTPS (RFC 6265bis). */
    private String name() {
        return (secure ? HOST_PREFIX : "") + "groundswell";
    }
}
