package org.groundswell.auth;

import org.groundswell.auth.MailLink.Purpose;
import org.groundswell.mail.Letter;
import org.groundswell.model.Message;
import org.groundswell.text.EmailAddress;

/** The letters about the security of an account. */
final class SecurityLetters {
    private static final String SECURITY = "/settings/security";
    private static final String PASSKEYS = "/settings/passkeys";

    private SecurityLetters() {}

    /** @param name of the account */
    static Letter link(Purpose purpose, String name, String token) {
        return switch (purpose) {
            case CONFIRM ->
                Letter.about(new Message("mail.confirm.subject"))
                        .paragraph(new Message("mail.confirm.text", "account", name))
                        .link(new Message("mail.confirm.link"), "/auth/confirm/" + token)
                        .paragraph(new Message("mail.confirm.otherwise"));
            case CHANGE ->
                Letter.about(new Message("mail.change.subject"))
                        .paragraph(new Message("mail.change.text", "account", name))
                        .link(new Message("mail.confirm.link"), "/auth/confirm/" + token)
                        .paragraph(new Message("mail.confirm.otherwise"));
            case RESET ->
                Letter.about(new Message("mail.reset.subject"))
                        .paragraph(new Message("mail.reset.text", "account", name))
                        .link(new Message("mail.reset.link"), "/auth/password/" + token)
                        .paragraph(new Message("mail.reset.otherwise"));
        };
    }

    static Letter approved(String name) {
        return Letter.about(new Message("mail.approved.subject"))
                .paragraph(new Message("mail.approved.text", "account", name))
                .link(new Message("mail.approved.link"), "/auth/sign_in");
    }

    static Letter passwordChanged(String name) {
        return Letter.about(new Message("mail.password.subject"))
                .paragraph(new Message("mail.password.text", "account", name))
                .paragraph(new Message("mail.password.otherwise"))
                .link(new Message("mail.reset.link"), "/auth/password");
    }

    /** For the account's address, while a link to the new one waits to be opened. */
    static Letter addressChanging(String name, EmailAddress wanted) {
        return Letter.about(new Message("mail.changing.subject"))
                .paragraph(new Message("mail.changing.text", "account", name, "email", wanted.key()))
                .paragraph(new Message("mail.changing.otherwise"))
                .link(new Message("mail.reset.link"), "/auth/password");
    }

    /** For the address that was the account's until now. */
    static Letter addressChanged(String name, EmailAddress wanted) {
        return Letter.about(new Message("mail.changed.subject"))
                .paragraph(new Message("mail.changed.text", "account", name, "email", wanted.key()))
                .paragraph(new Message("mail.changed.otherwise"));
    }

    static Letter twoFactor(String name, boolean on) {
        return Letter.about(new Message(on ? "mail.two_factor.on.subject" : "mail.two_factor.off.subject"))
                .paragraph(new Message(on ? "mail.two_factor.on.text" : "mail.two_factor.off.text", "account", name))
                .paragraph(new Message("mail.password.otherwise"))
                .link(new Message("mail.sign_in.link"), SECURITY);
    }

    /** @param passkey its name */
    static Letter passkeyAdded(String name, String passkey) {
        return Letter.about(new Message("mail.passkey.added.subject"))
                .paragraph(new Message("mail.passkey.added.text", "account", name, "passkey", passkey))
                .paragraph(new Message("mail.passkey.added.otherwise"))
                .link(new Message("mail.passkey.link"), PASSKEYS);
    }

    /** @param passkey its name */
    static Letter passkeyRemoved(String name, String passkey) {
        return Letter.about(new Message("mail.passkey.removed.subject"))
                .paragraph(new Message("mail.passkey.removed.text", "account", name, "passkey", passkey))
                .paragraph(new Message("mail.password.otherwise"))
                .link(new Message("mail.reset.link"), "/auth/password");
    }

    /** @param passkey the name of one whose counter went back */
    static Letter passkeyRefused(String name, String passkey) {
        return Letter.about(new Message("mail.passkey.refused.subject"))
                .paragraph(new Message("mail.passkey.refused.text", "account", name, "passkey", passkey))
                .link(new Message("mail.passkey.link"), PASSKEYS);
    }

    static Letter allPasskeysRemoved(String name) {
        return Letter.about(new Message("mail.passkey.all_removed.subject"))
                .paragraph(new Message("mail.passkey.all_removed.text", "account", name))
                .link(new Message("mail.passkey.link"), PASSKEYS);
    }

    static Letter newSignIn(String name, Origin origin) {
        return Letter.about(new Message("mail.sign_in.subject"))
                .paragraph(new Message("mail.sign_in.text", "account", name))
                .paragraph(
                        origin.browser().isEmpty()
                                ? new Message("mail.sign_in.from", "network", origin.network())
                                : new Message(
                                        "mail.sign_in.from.browser",
                                        "network",
                                        origin.network(),
                                        "browser",
                                        origin.browser()))
                .paragraph(new Message("mail.sign_in.otherwise"))
                .link(new Message("mail.sign_in.link"), SECURITY);
    }
}
