package org.groundswell.rendering;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The templates, compiled with the program. They escape all text that is not {@code SafeHtml}. */
public final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /** The text of a template that is filled with a view. */
    public String text(View view) {
        StringOutput output = new StringOutput(16_384);
        engine.render(view.template() + ".jte", view, output);
        return output.toString();
    }
}
