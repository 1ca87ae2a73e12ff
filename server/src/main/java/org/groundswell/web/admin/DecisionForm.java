package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.moderation.Decision;

/**
 * The form for a decision about an account, with what was typed if it was refused.
 *
 * @param path of the page that it is on
 * @param query that leads back to the part of its posts that was shown; may be empty
 * @param version of the case that the decision closes
 * @param seen the number of decisions about the account, so that a later one is noticed
 * @param selected the ids of the posts that the decision is about
 * @param text to the person
 * @param mail whether it is also sent by e-mail
 */
public record DecisionForm(
        String path,
        String query,
        Optional<Integer> version,
        long seen,
        List<Action> actions,
        Set<String> selected,
        String text,
        boolean mail) {
    /** An action, in words, with its name in the form. */
    public record Action(String name, String words, boolean chosen) {}

    public int longestText() {
        return Decision.LONGEST_TEXT;
    }
}
