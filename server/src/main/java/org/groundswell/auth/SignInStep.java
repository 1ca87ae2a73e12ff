package org.groundswell.auth;

/** What a right password leads to. */
public sealed interface SignInStep {
    /** The sign-in is complete. */
    record Complete(String session) implements SignInStep {}

    /** A code is needed, too; the ticket stands for the right password for ten minutes. */
    record NeedsCode(String ticket) implements SignInStep {}
}
