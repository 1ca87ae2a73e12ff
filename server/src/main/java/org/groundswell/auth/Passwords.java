package org.groundswell.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;

/**
 * Passwords as Argon2id hashes (RFC 9106; 19 MiB, 2 passes, 1 lane, as OWASP recommends). One check costs some 50 ms of
 * a core and the memory, so {@link PasswordThreads} do it, a few at a time.
 */
final class Passwords {
    static final int SHORTEST = 8;
    /** In UTF-16 units, so at most three times as many bytes of UTF-8. */
    static final int LONGEST = 256;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;

    private final PasswordThreads threads = new PasswordThreads();

    /** The problem of a password that can't be accepted. */
    static Optional<Refusal.Problem> problem(String password) {
        if (password.isEmpty()) {
            return Optional.of(new Refusal.Problem("password", Refusal.Fault.BLANK, "error.blank"));
        }
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            Refusal.Fault fault = password.length() < SHORTEST ? Refusal.Fault.TOO_SHORT : Refusal.Fault.TOO_LONG;
            return Optional.of(
                    new Refusal.Problem("password", fault, "error.password", "least", SHORTEST, "most", LONGEST));
        }
        try {
            PlainText.lines("password", password);
            return Optional.empty();
        } catch (Refusal.Invalid noText) {
            return Optional.of(noText.problems().getFirst());
        }
    }

    /** @throws Refusal.Invalid if that can't be a password */
    static void check(String password) {
        problem(password).ifPresent(problem -> {
            throw new Refusal.Invalid(List.of(problem));
        });
    }

    /**
     * @param password one that was {@linkplain #check checked}
     * @throws Refusal.Unavailable if too many are waiting to have theirs hashed
     */
    String hash(String password) {
        return threads.call(() -> {
            // Asked for only when it is needed: the library makes one, with all its memory, and keeps it.
            Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);
            return Password.hash(password).addRandomSalt().with(argon2).getResult();
        });
    }

    /** The number of passwords that wait to be hashed or checked. */
    int waiting() {
        return threads.waiting();
    }

    /** @throws Refusal.Unavailable if too many are waiting to have theirs checked */
    boolean matches(String password, String hash) {
        if (password.length() > LONGEST) {
            // No account has such a password, so the time this takes reveals nothing.
            return false;
        }
        // The hash says with which parameters it was made; they may have been others than today's.
        return threads.call(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }
}
