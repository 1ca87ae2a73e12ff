package org.groundswell.web.translation;

import org.groundswell.rendering.View;
import org.groundswell.translation.Translation;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.view.PostView;

/**
 * A post, and what it says in the reader's language.
 *
 * @param language the name of the language that it was in
 */
public record TranslationPage(PageFrame page, PostView post, Translation translation, String language) implements View {
    @Override
    public String template() {
        return "post/translation";
    }
}
