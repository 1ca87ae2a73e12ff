package org.groundswell.mail;

import java.util.List;
import org.groundswell.rendering.View;
import org.groundswell.text.Translator;

/**
 * A letter in HTML.
 *
 * @param parts paragraphs, and links with whole addresses
 * @param footer says which server it comes from
 * @param unsubscribe the whole address of the page that turns it off; empty if there is none
 */
public record LetterView(String subject, List<Part> parts, String home, String footer, String unsubscribe, Translator t)
        implements View {
    /** @param url of a link; empty for a paragraph */
    public record Part(String text, String url) {}

    @Override
    public String template() {
        return "mail/letter";
    }
}
