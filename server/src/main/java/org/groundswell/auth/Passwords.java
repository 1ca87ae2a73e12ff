package org.groundswell.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/**
 * Passwords as Argon2id hashes (RFC 9106; 19 MiB, 2 passes, 1 lane, as OWASP recommends). One check costs some 50 ms of
 * a core and the memory, so only a few run at a time.
 */
final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int AT_ONCE = 2;

    private final Semaphore permits = new Semaphore(AT_ONCE);

    String hash(String password) {
        permits.acquireUninterruptibly();
        try {
            // Asked for only when it is needed: the library makes one, with all its memory, and keeps it.
            Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);
            return Password.hash(password).addRandomSalt().with(argon2).getResult();
        } finally {
            permits.release();
        }
    }

    boolean matches(String password, String hash) {
        permits.acquireUninterruptibly();
        try {
            // The hash says with which parameters it was made; they may have been others than today's.
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            permits.release();
        }
    }
}
