package org.groundswell.moderation;

import org.groundswell.mail.Letter;
import org.groundswell.model.Message;

/** The letters to a person about decisions of moderators. */
final class ModerationLetters {
    static final String PAGE = "/account-status";

    private ModerationLetters() {}

    /** @param name of the account */
    static Letter decided(String name, Strike strike) {
        Letter letter = Letter.about(new Message("mail.moderation.subject", "account", name))
                .paragraph(new Message("mail.moderation." + strike.type().apiName(), "account", name));
        if (!strike.text().isEmpty()) {
            letter = letter.paragraph(new Message("mail.moderation.text", "text", strike.text()));
        }
        return letter.paragraph(new Message("mail.moderation.appeal", "days", Strike.APPEAL_WITHIN.toDays()))
                .link(new Message("mail.moderation.link"), PAGE);
    }

    static Letter lifted(String name) {
        return Letter.about(new Message("mail.moderation.lifted.subject", "account", name))
                .paragraph(new Message("mail.moderation.lifted.text", "account", name))
                .link(new Message("mail.moderation.link"), PAGE);
    }

    static Letter appealDecided(String name, boolean approved) {
        return Letter.about(new Message("mail.moderation.appeal.subject", "account", name))
                .paragraph(new Message(
                        approved ? "mail.moderation.appeal.approved" : "mail.moderation.appeal.rejected",
                        "account",
                        name))
                .link(new Message("mail.moderation.link"), PAGE);
    }
}
