package org.groundswell.auth;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.PasskeyChallenge.Purpose;
import org.groundswell.auth.webauthn.Attestation;
import org.groundswell.auth.webauthn.CreationOptions;
import org.groundswell.auth.webauthn.Credential;
import org.groundswell.auth.webauthn.WebAuthn;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;

/** The passkeys of accounts: adding, naming and removing them. {@link PasskeySignIns} signs in with them. */
public final class Passkeys {
    /** The most passkeys of an account. */
    public static final int MOST = 10;
    /** Characters of the longest name. */
    public static final int LONGEST_NAME = 60;

    private final Database database;
    private final InstantSource clock;
    private final AccountMail mail;
    private final PasswordChanges passwords;
    private final SecondFactors secondFactors;
    private final PasskeyChallenges challenges;
    private final WebAuthn webAuthn;
    private final PasskeyStore store = new PasskeyStore();
    private final LoginStore logins = new LoginStore();
    private final Secrets secrets = new Secrets();

    Passkeys(
            LoginParts parts,
            PasswordChanges passwords,
            SecondFactors secondFactors,
            PasskeyChallenges challenges,
            WebAuthn webAuthn) {
        this.database = parts.database();
        this.clock = parts.clock();
        this.mail = parts.mail();
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.challenges = challenges;
        this.webAuthn = webAuthn;
    }

    /** The passkeys of an account, oldest first. */
    public List<Passkey> of(AccountId account) {
        return database.read(tx -> store.of(tx, account));
    }

    /**
     * Begins to add a passkey.
     *
     * @param password the current password
     * @param code of the authenticator app, or a recovery code; not looked at if sign-ins need none
     * @param browser the secret of the browser's cookie
     * @throws Refusal.Unauthorised if the password or the code is wrong
     * @throws Refusal.Conflict if the account has as many passkeys as it can have
     * @throws Refusal.TooMany after too many attempts
     */
    public CreationOptions begin(AccountId account, String password, String code, String browser) {
        passwords.checkPresent(account, password);
        boolean needsCode = secondFactors.isOn(account);
        if (needsCode) {
            secondFactors.takeAttempt(account);
        }
        return database.write(tx -> {
            if (needsCode) {
                secondFactors.use(tx, account, code);
            }
            store.insertUser(tx, account, secrets.make());
            String handle = store.lockUser(tx, account).orElseThrow(Refusal.NotFound::new);
            List<String> existing =
                    store.of(tx, account).stream().map(Passkey::id).toList();
            refuseTooMany(existing.size());
            String challenge = challenges.make(tx, Purpose.REGISTER, Optional.of(account), browser);
            return webAuthn.creation(challenge, handle, mail.name(tx, account), existing);
        });
    }

    /**
     * Adds the passkey that an authenticator has made. A change of the password since {@link #begin} ends it.
     *
     * @param browser the secret of the browser's cookie
     * @param name chosen by the owner
     * @throws Refusal.Invalid if the name is blank or too long
     * @throws Refusal.Forbidden if the challenge was used or has expired
     * @throws Refusal.Unauthorised if the authenticator's response is wrong
     * @throws Refusal.Conflict if the account has as many passkeys as it can have, or the passkey was added before
     */
    public void add(AccountId account, String browser, String name, Attestation response) {
        String line = name(name);
        String challenge = webAuthn.challenge(response.clientData());
        String password = database.read(tx -> logins.byAccount(tx, account))
                .orElseThrow(Refusal.NotFound::new)
                .passwordHash();
        PasskeyChallenge asked = challenges.use(challenge, Purpose.REGISTER, browser);
        if (!asked.account().equals(Optional.of(account))) {
            throw new Refusal.Forbidden("error.passkey.expired");
        }
        Credential made = webAuthn.verify(response, challenge);
        database.writing(tx -> {
            if (!logins.holdPassword(tx, account, password)) {
                throw new Refusal.Forbidden("error.passkey.expired");
            }
            if (store.lockUser(tx, account).isEmpty()) {
                throw new Refusal.NotFound();
            }
            refuseTooMany(store.of(tx, account).size());
            if (!store.insert(tx, account, line, made, clock.instant())) {
                throw new Refusal.Conflict("error.passkey.known");
            }
            if (mail.isOn()) {
                mail.send(tx, account, SecurityLetters.passkeyAdded(mail.name(tx, account), line));
            }
        });
    }

    /**
     * Renames a passkey.
     *
     * @throws Refusal.Invalid if the name is blank or too long
     * @throws Refusal.NotFound if the account has no such passkey
     */
    public void rename(AccountId account, String id, String name) {
        String line = name(name);
        database.writing(tx -> {
            if (!isPlausible(id) || !store.rename(tx, account, id, line)) {
                throw new Refusal.NotFound();
            }
        });
    }

    /**
     * Removes a passkey.
     *
     * @param password the current password
     * @throws Refusal.Unauthorised if the password is wrong
     * @throws Refusal.NotFound if the account has no such passkey
     */
    public void remove(AccountId account, String id, String password) {
        passwords.checkPresent(account, password);
        database.writing(tx -> {
            Passkey removed = store.of(tx, account).stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(Refusal.NotFound::new);
            if (!store.delete(tx, account, id)) {
                throw new Refusal.NotFound();
            }
            if (mail.isOn()) {
                mail.send(tx, account, SecurityLetters.passkeyRemoved(mail.name(tx, account), removed.name()));
            }
        });
    }

    private static String name(String typed) {
        String name = PlainText.line("name", typed, LONGEST_NAME);
        if (name.isEmpty()) {
            throw new Refusal.Invalid("name", Refusal.Fault.BLANK, "error.blank");
        }
        return name;
    }

    private static void refuseTooMany(int existing) {
        if (existing >= MOST) {
            throw new Refusal.Conflict("error.passkey.most", "most", MOST);
        }
    }

    private static boolean isPlausible(String id) {
        return id.length() <= WebAuthn.LONGEST_ID;
    }
}
