package org.groundswell.web.shell;

import java.nio.charset.StandardCharsets;
import org.groundswell.http.Reply;
import org.groundswell.rendering.Templates;
import org.groundswell.rendering.View;

/** Answers with a filled template, and with the content security policy that its kind of page needs. */
public final class HtmlReplies {
    /** Nothing but our own stylesheet, script, fonts and pictures; in nobody's frame. */
    private static final String OWN_ONLY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'";

    private static final String POLICY = OWN_ONLY + "; manifest-src 'self'; frame-src 'self'; frame-ancestors 'none'";
    private static final String IN_FRAMES = OWN_ONLY + "; form-action 'none'; frame-ancestors *";

    private static final String FRAMING =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final String OWN_FORMS = POLICY + "; form-action 'self'";

    private final Templates templates;

    HtmlReplies(Templates templates) {
        this.templates = templates;
    }

    Reply page(int status, View view) {
        return render(status, view, OWN_FORMS);
    }

    /** A page whose form ends at an app's address: browsers hold redirects after a form to the same policy. */
    Reply pageThatLeadsAway(View view) {
        return render(200, view, POLICY);
    }

    /** Something for another site's frame: it sees no cookie, sends no form, and is safe to put anywhere. */
    public Reply embedded(View view) {
        return embedded(view, "public, max-age=30");
    }

    /** The same for something that is still being computed. */
    public Reply embeddedWhilePending(View view) {
        return embedded(view, "no-store");
    }

    private Reply embedded(View view, String cached) {
        return html(200, view)
                .with("Content-Security-Policy", IN_FRAMES)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", cached);
    }

    /**
     * A page for a frame of our own pages, with another website's page in a frame. That learns which site it is in, as
     * providers of videos require, but not which page.
     *
     * @param origin the other website
     */
    public Reply framing(View view, String origin) {
        return html(200, view)
                .with("Content-Security-Policy", FRAMING + "; frame-src " + origin)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "strict-origin-when-cross-origin")
                .with("Cache-Control", "public, max-age=300");
    }

    private Reply render(int status, View view, String policy) {
        return html(status, view)
                .with("Content-Security-Policy", policy)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "same-origin");
    }

    private Reply html(int status, View view) {
        return Reply.of(status, "text/html; charset=utf-8", templates.text(view).getBytes(StandardCharsets.UTF_8));
    }
}
