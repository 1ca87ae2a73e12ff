package org.groundswell.web.tag;

import java.util.List;
import java.util.Optional;

/**
 * How a wave went on and what its posts have in common, on its page.
 *
 * @param phases a sentence for each phase
 * @param page the page that most people linked to
 * @param wording the phrases that set its posts apart from those before
 */
public record ContentView(List<String> phases, Optional<Shared> page, Optional<Wording> wording) {
    /**
     * The most shared page.
     *
     * @param sentence the key of the sentence about it, with the arguments {@code link} and {@code people}
     */
    public record Shared(String sentence, BeginningView.Shared link) {}

    /**
     * Phrases.
     *
     * @param compared the sentence that says what was compared
     */
    public record Wording(String compared, List<Phrase> phrases) {}

    /** @param use how many people use it, and how much more often than before */
    public record Phrase(String text, String use) {}
}
