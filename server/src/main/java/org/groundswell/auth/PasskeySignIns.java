package org.groundswell.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.PasskeyChallenge.Purpose;
import org.groundswell.auth.webauthn.Assertion;
import org.groundswell.auth.webauthn.RequestOptions;
import org.groundswell.auth.webauthn.WebAuthn;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/**
 * Signing in with a passkey. It counts as both factors, since authenticators have to verify their user; after a password it is
 * the second one. Which accounts have passkeys is not told: the options for a sign-in name none, and those after a password
 * only name the account's own.
 */
public final class PasskeySignIns {
    private static final Duration PER = Duration.ofMinutes(5);
    /** Sign-in pages that a network opens: many people may share one. */
    private static final int MOST_BEGUN = 300;
    /** Responses that were refused. Nobody can guess a signature; this is for the load. */
    private static final int MOST_REFUSED = 30;

    private final Database database;
    private final InstantSource clock;
    private final AccountMail mail;
    private final SignIns signIns;
    private final Sessions sessions;
    private final PasskeyChallenges challenges;
    private final WebAuthn webAuthn;
    private final Attempts begun;
    private final Attempts refused;
    private final PasskeyStore store = new PasskeyStore();
    private final LoginStore logins = new LoginStore();

    PasskeySignIns(
            LoginParts parts, SignIns signIns, Sessions sessions, PasskeyChallenges challenges, WebAuthn webAuthn) {
        this.database = parts.database();
        this.clock = parts.clock();
        this.mail = parts.mail();
        this.signIns = signIns;
        this.sessions = sessions;
        this.challenges = challenges;
        this.webAuthn = webAuthn;
        this.begun = new Attempts(MOST_BEGUN, PER, parts.clock());
        this.refused = new Attempts(MOST_REFUSED, PER, parts.clock());
    }

    /**
     * Begins a sign-in with any passkey.
     *
     * @param browser the secret of the browser's cookie
     * @throws Refusal.TooMany after too many attempts
     */
    public RequestOptions begin(String browser, Origin origin) {
        begun.take(origin.network());
        String challenge = database.write(tx -> challenges.make(tx, Purpose.SIGN_IN, Optional.empty(), browser));
        return webAuthn.request(challenge, List.of());
    }

    /**
     * Begins to complete a sign-in whose password was right.
     *
     * @param ticket of {@link SignInStep.NeedsCode}
     * @throws Refusal.Forbidden if the ticket has expired: the sign-in has to begin again
     * @throws Refusal.TooMany after too many attempts
     */
    public RequestOptions beginSecond(String ticket, String browser, Origin origin) {
        begun.take(origin.network());
        AccountId account = signIns.ticketAccount(ticket);
        return database.write(tx -> {
            List<String> own = store.of(tx, account).stream().map(Passkey::id).toList();
            String challenge = challenges.make(tx, Purpose.SECOND_FACTOR, Optional.of(account), browser);
            return webAuthn.request(challenge, own);
        });
    }

    /** Whether a sign-in whose password was right can be completed with a passkey. */
    public boolean isPossible(String ticket) {
        return signIns.findTicketAccount(ticket)
                .filter(account -> database.read(tx -> !store.of(tx, account).isEmpty()))
                .isPresent();
    }

    /**
     * Signs in.
     *
     * @param browser the secret of the browser's cookie
     * @return the session's token
     * @throws Refusal.Unauthorised if the response is wrong, or the passkey was removed
     * @throws Refusal.Forbidden if the challenge has expired, the passkey may have been copied, or the account waits for
     *     its confirmation or approval
     * @throws Refusal.TooMany after too many attempts
     */
    public String complete(String browser, Assertion response, Origin origin) {
        return limited(origin, () -> {
            String challenge = webAuthn.challenge(response.clientData());
            challenges.use(challenge, Purpose.SIGN_IN, browser);
            PasskeyStore.Held passkey = known(response)
                    // Without it the authenticator can't have known that the passkey is of this account (section 7.2).
                    .filter(held -> held.userHandle().equals(response.userHandle()))
                    .orElseThrow(PasskeySignIns::unknown);
            long count = webAuthn.verify(response, challenge, passkey.credential());
            return enter(passkey, count, Optional.empty(), origin);
        });
    }

    /**
     * Completes a sign-in whose password was right.
     *
     * @param ticket of {@link SignInStep.NeedsCode}
     * @return the session's token
     * @throws Refusal as {@link #complete}; also if the ticket has expired, or it is another account's passkey
     */
    public String completeSecond(String ticket, String browser, Assertion response, Origin origin) {
        return limited(origin, () -> {
            AccountId account = signIns.ticketAccount(ticket);
            String challenge = webAuthn.challenge(response.clientData());
            PasskeyChallenge asked = challenges.use(challenge, Purpose.SECOND_FACTOR, browser);
            PasskeyStore.Held passkey = known(response)
                    .filter(held ->
                            held.account().equals(account) && asked.account().equals(Optional.of(account)))
                    // Authenticators need not say it if they were told which passkeys to choose from.
                    .filter(held ->
                            response.userHandle().isEmpty() || held.userHandle().equals(response.userHandle()))
                    .orElseThrow(PasskeySignIns::unknown);
            long count = webAuthn.verify(response, challenge, passkey.credential());
            return enter(passkey, count, Optional.of(ticket), origin);
        });
    }

    private interface SignIn {
        String session();
    }

    /** Counts an attempt as refused until it proves right, so that attempts at the same moment can't exceed the limit. */
    private String limited(Origin origin, SignIn signIn) {
        refused.take(origin.network());
        String session = signIn.session();
        refused.giveBack(origin.network());
        return session;
    }

    private Optional<PasskeyStore.Held> known(Assertion response) {
        return response.credentialId().length() > WebAuthn.LONGEST_ID
                ? Optional.empty()
                : database.read(tx -> store.find(tx, response.credentialId()));
    }

    private String enter(PasskeyStore.Held passkey, long count, Optional<String> ticket, Origin origin) {
        Instant now = clock.instant();
        Optional<String> session = database.write(tx -> {
            Login login = logins.hold(tx, passkey.account()).orElseThrow(PasskeySignIns::unknown);
            SignIns.refuseUnusable(login);
            ticket.ifPresent(each -> signIns.useTicket(tx, each));
            if (!store.use(tx, passkey.credential().id(), count, now)) {
                refuseRemoved(tx, passkey);
                tellOfRollback(tx, passkey);
                // Returned, not thrown, so that the owner is told.
                return Optional.empty();
            }
            signIns.enter(tx, login, origin);
            return Optional.of(sessions.start(tx, login.account(), origin));
        });
        return session.orElseThrow(() -> new Refusal.Forbidden("error.passkey.counter"));
    }

    private void refuseRemoved(Tx tx, PasskeyStore.Held passkey) {
        if (!store.exists(tx, passkey.account(), passkey.credential().id())) {
            throw unknown();
        }
    }

    /** A counter that goes back: there are two authenticators with this passkey (section 6.1.1). */
    private void tellOfRollback(Tx tx, PasskeyStore.Held passkey) {
        if (mail.isOn()) {
            String name = mail.name(tx, passkey.account());
            mail.send(tx, passkey.account(), SecurityLetters.passkeyRefused(name, passkey.name()));
        }
    }

    private static Refusal.Unauthorised unknown() {
        return new Refusal.Unauthorised("error.passkey.unknown");
    }
}
