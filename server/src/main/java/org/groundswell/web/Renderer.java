package org.groundswell.web;

import java.util.List;
import java.util.Optional;
import org.groundswell.alerts.Alerts;
import org.groundswell.db.DatabaseException;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.stories.Consents;
import org.groundswell.trends.model.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes pages: fills their templates, and adds the data that every page has around its content. */
final class Renderer {
    private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);
    private static final int BESIDE = 5;

    private final Templates templates;
    private final Page.Site site;
    private final TrendViews trends;
    private final Consents consents;
    private final Alerts alerts;

    Renderer(Templates templates, Page.Site site, TrendViews trends, Consents consents, Alerts alerts) {
        this.templates = templates;
        this.site = site;
        this.trends = trends;
        this.consents = consents;
        this.alerts = alerts;
    }

    /**
     * What a page is about.
     *
     * @param here which of the main places it is, or empty
     * @param links for its head
     */
    record Subject(String title, String description, String here, List<Page.Link> links) {
        Subject(String title, String description, String here) {
            this(title, description, here, List.of());
        }

        static Subject of(String title, String here) {
            return new Subject(title, "", here);
        }
    }

    /** The address of the site, for links that leave it. */
    String home() {
        return site.home();
    }

    Reply page(View view) {
        return page(200, view);
    }

    /** A page with another status, such as a form with the reason why it was refused. */
    Reply page(int status, View view) {
        return templates.page(status, view);
    }

    /** A page that says what went wrong. What stands around it is left out where it can't be had. */
    Reply error(int status, WebCall call, String heading, String message) {
        Subject subject = Subject.of(heading, "");
        return page(status, new ErrorPage(aroundError(call, subject), heading, message));
    }

    private Page aroundError(WebCall call, Subject subject) {
        String here = call.call().path();
        try {
            return around(call.visitor(), here, Optional.empty(), subject);
        } catch (DatabaseException | Refusal.Unavailable down) {
            LOG.atDebug().setCause(down).log("an error page is shown without what stands around it");
            return new Page(
                    subject.title(),
                    site.description(),
                    "",
                    here,
                    call.visitor(),
                    site,
                    List.of(),
                    0,
                    0,
                    Optional.empty(),
                    List.of());
        }
    }

    /** See {@link Templates#pageThatLeadsAway}. */
    Reply pageThatLeadsAway(View view) {
        return templates.pageThatLeadsAway(view);
    }

    /** A post to add to an open page, as a visitor sees it who is not signed in. */
    String livePost(PostView post, boolean careful) {
        Page page = new Page("", "", "", "", Visitor.STRANGER, site, List.of(), 0, 0, Optional.empty(), List.of());
        return templates.text(new LivePost(page, post, careful));
    }

    /** The data that every page has around its content. */
    Page around(WebCall call, Subject subject) {
        Optional<String> notice = call.call().query().text("done").flatMap(Renderer::notice);
        return around(call.visitor(), call.here(), notice, subject);
    }

    private Page around(Visitor visitor, String address, Optional<String> notice, Subject subject) {
        boolean tellsItself = subject.here().equals("rising");
        return new Page(
                subject.title(),
                subject.description().isEmpty() ? site.description() : subject.description(),
                subject.here(),
                address,
                visitor,
                site,
                tellsItself ? List.of() : trends.now(Place.WORLD, BESIDE),
                visitor.id().map(consents::open).orElse(0L),
                visitor.id().map(alerts::unseen).orElse(0L),
                notice,
                subject.links());
    }

    /** What may be told after a redirect: words of ours only, whatever the address says. */
    private static Optional<String> notice(String done) {
        return switch (done) {
            case "saved" -> Optional.of("Saved.");
            case "posted" -> Optional.of("Posted.");
            case "deleted" -> Optional.of("Deleted.");
            case "left" -> Optional.of("Your account is deleted, with all that you posted here.");
            case "password" -> Optional.of("Your password is changed. Sign in with the new one.");
            case "waiting" ->
                Optional.of("Thank you. A moderator will look at your request; until then you can read along.");
            default -> Optional.empty();
        };
    }
}
