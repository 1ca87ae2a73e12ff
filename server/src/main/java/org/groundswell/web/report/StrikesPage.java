package org.groundswell.web.report;

import java.util.List;
import java.util.Optional;
import org.groundswell.moderation.Appeals;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The decisions of moderators about the visitor's account, and the form to appeal.
 *
 * @param settings whether it is shown as a part of the settings, which can't be opened while the account can't be used
 * @param lead the state of the account, in words
 * @param problem why an appeal was refused
 */
public record StrikesPage(
        PageFrame page, boolean settings, String lead, List<StrikeView> strikes, Optional<String> problem)
        implements View {
    /**
     * A decision.
     *
     * @param what in words
     * @param text of the moderators; may be empty
     * @param posts the posts that it is about
     * @param lifted whether it was undone
     * @param appealUntil the time until which the person can appeal; empty if that is over, or an appeal exists
     * @param appeal the text of the appeal; may be empty
     * @param appealState what became of the appeal, in words; empty if there is none
     */
    public record StrikeView(
            String id,
            String what,
            String text,
            List<PostView> posts,
            Ago at,
            boolean lifted,
            Optional<Ago> appealUntil,
            String appeal,
            String appealState) {}

    /**
     * A post that a decision is about, as it was.
     *
     * @param media the descriptions of its media, or their kinds
     * @param options those of its poll
     */
    public record PostView(String text, List<String> media, List<String> options) {}

    public int longestAppeal() {
        return Appeals.LONGEST_TEXT;
    }

    @Override
    public String template() {
        return "report/strikes";
    }
}
