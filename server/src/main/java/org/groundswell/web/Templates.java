package org.groundswell.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.groundswell.http.Reply;

/** Fills templates, which are compiled with the program. They escape whatever is not SafeHtml. */
final class Templates {
    /** Nothing but our own stylesheet, script, fonts and pictures; in nobody's frame. */
    private static final String OWN_ONLY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'";

    private static final String POLICY = OWN_ONLY + "; manifest-src 'self'; frame-ancestors 'none'";
    private static final String IN_FRAMES = OWN_ONLY + "; form-action 'none'; frame-ancestors *";

    private static final String OWN_FORMS = POLICY + "; form-action 'self'";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    Reply page(int status, String template, Page page, Map<String, Object> more) {
        return render(status, template, page, more, OWN_FORMS);
    }

    /** A page whose form ends at an app's address: browsers hold redirects after a form to the same policy. */
    Reply pageThatLeadsAway(String template, Page page, Map<String, Object> more) {
        return render(200, template, page, more, POLICY);
    }

    String piece(String template, Page page, Map<String, Object> content) {
        StringOutput output = new StringOutput(4_096);
        Map<String, Object> all = new HashMap<>(content);
        all.put("page", page);
        engine.render(template + ".jte", all, output);
        return output.toString();
    }

    /** Something for another site's frame: it sees no cookie, sends no form, and is safe to put anywhere. */
    Reply embedded(String template, Map<String, Object> content) {
        StringOutput output = new StringOutput(8_192);
        engine.render(template + ".jte", content, output);
        return Reply.of(200, "text/html; charset=utf-8", output.toString().getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", IN_FRAMES)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "public, max-age=30");
    }

    private Reply render(int status, String template, Page page, Map<String, Object> more, String policy) {
        StringOutput output = new StringOutput(16_384);
        Map<String, Object> all = new HashMap<>(more);
        all.put("page", page);
        engine.render(template + ".jte", all, output);
        return Reply.of(status, "text/html; charset=utf-8", output.toString().getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", policy)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin");
    }
}
