package org.groundswell.moderation;

import java.util.Optional;
import org.groundswell.model.Refusal;
import org.groundswell.reports.CaseId;
import org.groundswell.text.PlainText;

/**
 * A decision of a moderator about an account.
 *
 * @param text to the person; may be empty, except in a warning
 * @param mail whether the person is also told by e-mail
 * @param closing the case that it closes, if any
 * @param seen the number of decisions about the account that the moderator has seen, if later ones matter
 */
public record Decision(
        AccountAction action, String text, boolean mail, Optional<SeenCase> closing, Optional<Long> seen) {
    public static final int LONGEST_TEXT = 2_000;

    /** A case in the version that the moderator has seen. */
    public record SeenCase(CaseId id, int version) {}

    /** @throws Refusal.Invalid if the text is too long, or it is a warning without a text */
    public Decision {
        text = PlainText.lines("text", text, LONGEST_TEXT);
        if (text.isEmpty() && action instanceof AccountAction.Warn) {
            throw new Refusal.Invalid("text", Refusal.Fault.BLANK, "error.blank");
        }
    }

    /** A decision that is made whatever else was decided about the account. */
    public Decision(AccountAction action, String text, boolean mail, Optional<SeenCase> closing) {
        this(action, text, mail, closing, Optional.empty());
    }
}
