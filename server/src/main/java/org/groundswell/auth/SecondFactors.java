package org.groundswell.auth;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/**
 * Two-factor authentication: a code of an authenticator app, or a recovery code, beside the password. Attempts are limited
 * for each account in the database, so that more processes give an attacker no more guesses.
 */
public final class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    /** Longer than any code with the spaces that people type. */
    private static final int LONGEST = 40;

    private static final int MOST_ATTEMPTS = 10;
    /** With three codes valid at a time, a day of guesses finds one with a probability of 1 in 1,400. */
    private static final Duration PER = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final PasswordChanges passwords;
    private final AccountMail mail;
    private final SecondFactorStore store = new SecondFactorStore();
    private final PasskeyStore passkeys = new PasskeyStore();
    private final PasskeyChallengeStore challenges = new PasskeyChallengeStore();
    private final SecureRandom random = new SecureRandom();

    SecondFactors(LoginParts parts, PasswordChanges passwords) {
        this.database = parts.database();
        this.clock = parts.clock();
        this.passwords = passwords;
        this.mail = parts.mail();
    }

    /** Whether sign-ins of an account need a code. */
    public boolean isOn(AccountId account) {
        return database.read(tx -> isOn(tx, account));
    }

    boolean isOn(Tx tx, AccountId account) {
        return store.secret(tx, account)
                .filter(SecondFactorStore.Secret::confirmed)
                .isPresent();
    }

    /** The number of recovery codes that have not been used. */
    public long recoveryCodesLeft(AccountId account) {
        return database.read(tx -> store.recoveryCodes(tx, account));
    }

    /** The secret whose set-up has begun, in Base32. */
    public Optional<String> pendingSecret(AccountId account) {
        return database.read(tx -> store.secret(tx, account))
                .filter(secret -> !secret.confirmed())
                .map(SecondFactorStore.Secret::base32);
    }

    /**
     * Begins the set-up with a new secret, which counts once a code confirms it.
     *
     * @param password the current password
     * @throws Refusal.Unauthorised if the password is wrong
     * @throws Refusal.Conflict if two-factor authentication is on
     */
    public void begin(AccountId account, String password) {
        passwords.checkPresent(account, password);
        byte[] secret = new byte[Totp.SECRET_LENGTH];
        random.nextBytes(secret);
        database.writing(tx -> {
            if (!store.setUnconfirmed(tx, account, Base32.encode(secret))) {
                throw new Refusal.Conflict("error.two_factor.on");
            }
        });
    }

    /**
     * Turns two-factor authentication on with a code of the app.
     *
     * @return the recovery codes, which are never shown again
     * @throws Refusal.Unauthorised if the code is wrong
     * @throws Refusal.TooMany after too many attempts
     */
    public List<String> confirm(AccountId account, String code) {
        String secret = pendingSecret(account).orElseThrow(() -> new Refusal.Conflict("error.two_factor.begin"));
        takeAttempt(account);
        return database.write(tx -> {
            if (!useStep(tx, account, secret, code.strip()) || !store.confirm(tx, account, secret)) {
                throw wrong();
            }
            store.forgetAttempts(tx, account);
            tell(tx, account, true);
            return replaceRecoveryCodes(tx, account);
        });
    }

    /**
     * Makes new recovery codes; the earlier ones stop working.
     *
     * @param password the current password
     * @param code of the app, or a recovery code
     * @throws Refusal.Unauthorised if the password or the code is wrong
     * @throws Refusal.TooMany after too many attempts
     */
    public List<String> newRecoveryCodes(AccountId account, String password, String code) {
        passwords.checkPresent(account, password);
        takeAttempt(account);
        return database.write(tx -> {
            use(tx, account, code);
            return replaceRecoveryCodes(tx, account);
        });
    }

    /** Turns two-factor authentication off; parameters and refusals as of {@link #newRecoveryCodes}. */
    public void turnOff(AccountId account, String password, String code) {
        passwords.checkPresent(account, password);
        takeAttempt(account);
        database.writing(tx -> {
            use(tx, account, code);
            store.delete(tx, account);
            tell(tx, account, false);
        });
    }

    /**
     * What an operator has turned off.
     *
     * @param codes whether sign-ins needed codes
     * @param passkeys the number of passkeys that were removed
     */
    public record TurnedOff(boolean codes, int passkeys) {}

    /** Turns codes off and removes all passkeys, for a person who has lost their devices, by an operator. */
    public TurnedOff turnOff(AccountId account) {
        return database.write(tx -> {
            TurnedOff off = new TurnedOff(store.delete(tx, account), passkeys.deleteAll(tx, account));
            challenges.deleteAll(tx, account);
            if (off.codes()) {
                tell(tx, account, false);
            }
            if (off.passkeys() > 0 && mail.isOn()) {
                mail.send(tx, account, SecurityLetters.allPasskeysRemoved(mail.name(tx, account)));
            }
            return off;
        });
    }

    /**
     * Counts an attempt, in a transaction of its own: what follows may fail. {@link #use} takes it back.
     *
     * @throws Refusal.TooMany after too many attempts
     */
    void takeAttempt(AccountId account) {
        Instant now = clock.instant();
        boolean allowed = database.write(tx -> store.takeAttempt(tx, account, MOST_ATTEMPTS, now.minus(PER), now));
        // Without a secret there is nothing to guess, and nothing to count.
        if (!allowed && database.read(tx -> store.secret(tx, account)).isPresent()) {
            throw new Refusal.TooMany(PER);
        }
    }

    /**
     * Uses a code of the app or a recovery code. Each works once.
     *
     * @throws Refusal.Unauthorised if it is wrong or was used, or two-factor authentication is off
     */
    void use(Tx tx, AccountId account, String typed) {
        String code = typed.length() > LONGEST ? "" : typed.replaceAll("[\\s-]+", "");
        SecondFactorStore.Secret secret = store.secret(tx, account)
                .filter(SecondFactorStore.Secret::confirmed)
                .orElseThrow(SecondFactors::wrong);
        boolean right = code.matches("[0-9]{6}")
                ? useStep(tx, account, secret.base32(), code)
                : store.useRecoveryCode(tx, account, hash(account, code));
        if (!right) {
            throw wrong();
        }
        store.forgetAttempts(tx, account);
    }

    private boolean useStep(Tx tx, AccountId account, String base32, String code) {
        OptionalLong step = Totp.step(Base32.decode(base32).orElseThrow(), code, clock.instant());
        return step.isPresent() && store.useStep(tx, account, step.getAsLong());
    }

    private List<String> replaceRecoveryCodes(Tx tx, AccountId account) {
        store.deleteRecoveryCodes(tx, account);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            String code = Base32.encode(bytes).toLowerCase(Locale.ROOT);
            store.insertRecoveryCode(tx, account, hash(account, code));
            codes.add(code.replaceAll("(.{4})(?!$)", "$1-"));
        }
        return codes;
    }

    /** 80 random bits can't be guessed back from a plain hash. */
    private static String hash(AccountId account, String code) {
        return Secrets.hash("recovery " + account + " " + code.toLowerCase(Locale.ROOT));
    }

    private void tell(Tx tx, AccountId account, boolean on) {
        if (mail.isOn()) {
            mail.send(tx, account, SecurityLetters.twoFactor(mail.name(tx, account), on));
        }
    }

    private static Refusal.Unauthorised wrong() {
        return new Refusal.Unauthorised("error.two_factor.wrong");
    }
}
