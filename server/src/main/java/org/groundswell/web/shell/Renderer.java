package org.groundswell.web.shell;

import java.util.List;
import java.util.Optional;
import org.groundswell.alerts.Alerts;
import org.groundswell.db.DatabaseException;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.View;
import org.groundswell.stories.Consents;
import org.groundswell.trends.model.Place;
import org.groundswell.web.view.TrendViews;
import org.groundswell.web.view.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes pages: fills their templates, and adds the data that every page has around its content. */
public final class Renderer {
    private static final Logger LOG = LoggerFactory.getLogger(Renderer.class);
    private static final int BESIDE = 5;

    private final HtmlReplies replies;
    private final PageFrame.Site site;
    private final TrendViews trends;
    private final Consents consents;
    private final Alerts alerts;

    Renderer(HtmlReplies replies, PageFrame.Site site, TrendViews trends, Consents consents, Alerts alerts) {
        this.replies = replies;
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
    public record Subject(String title, String description, String here, List<PageFrame.Link> links) {
        Subject(String title, String description, String here) {
            this(title, description, here, List.of());
        }

        public static Subject of(String title, String here) {
            return new Subject(title, "", here);
        }
    }

    /** The address of the site, for links that leave it. */
    public String home() {
        return site.home();
    }

    public Reply page(View view) {
        return page(200, view);
    }

    /** A page with another status, such as a form with the reason why it was refused. */
    public Reply page(int status, View view) {
        return replies.page(status, view);
    }

    /** A page that says what went wrong. What stands around it is left out where it can't be had. */
    Reply error(int status, WebCall call, String heading, String message) {
        Subject subject = Subject.of(heading, "");
        return page(status, new ErrorPage(aroundError(call, subject), heading, message));
    }

    /** The data around a fragment that is added to open pages: nobody is signed in, and nothing is read. */
    public PageFrame aroundFragment() {
        return new PageFrame("", "", "", "", Visitor.STRANGER, site, List.of(), 0, 0, Optional.empty(), List.of());
    }

    private PageFrame aroundError(WebCall call, Subject subject) {
        String here = call.call().path();
        try {
            return around(call.visitor(), here, Optional.empty(), subject);
        } catch (DatabaseException | Refusal.Unavailable down) {
            LOG.atDebug().setCause(down).log("an error page is shown without what stands around it");
            return new PageFrame(
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

    /** See {@link HtmlReplies#pageThatLeadsAway}. */
    public Reply pageThatLeadsAway(View view) {
        return replies.pageThatLeadsAway(view);
    }

    /** The data that every page has around its content. */
    public PageFrame around(WebCall call, Subject subject) {
        Optional<String> notice = call.call().query().text("done").flatMap(Renderer::notice);
        return around(call.visitor(), call.here(), notice, subject);
    }

    private PageFrame around(Visitor visitor, String address, Optional<String> notice, Subject subject) {
        boolean tellsItself = subject.here().equals("rising");
        return new PageFrame(
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
