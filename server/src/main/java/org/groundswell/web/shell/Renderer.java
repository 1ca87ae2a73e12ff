package org.groundswell.web.shell;

import java.util.List;
import java.util.Optional;
import org.groundswell.db.DatabaseException;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.notifications.Notifications;
import org.groundswell.notifications.Selection;
import org.groundswell.rendering.View;
import org.groundswell.text.Translator;
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
    private final Notifications notifications;

    Renderer(HtmlReplies replies, PageFrame.Site site, TrendViews trends, Notifications notifications) {
        this.replies = replies;
        this.site = site;
        this.trends = trends;
        this.notifications = notifications;
    }

    /**
     * The title of a page and other data for its head.
     *
     * @param here the entry of the main navigation that it belongs to, or empty
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

    /** A page about an error. What the frame around it shows is left out where it can't be had. */
    Reply error(int status, WebCall call, String heading, String message) {
        Subject subject = Subject.of(heading, "");
        return page(status, new ErrorPage(aroundError(call, subject), heading, message));
    }

    /**
     * A page whose content is still being computed, which is loaded again until it is there.
     *
     * @param heading of the page
     */
    public Reply pending(WebCall call, String heading) {
        return page(new PendingPage(around(call, Subject.of(heading, "")).whilePending(), heading));
    }

    /** The data around a fragment that is added to open pages: nobody is signed in, and nothing is read. */
    public PageFrame aroundFragment(Translator t) {
        return bare(Subject.of("", ""), "", Visitor.STRANGER, t);
    }

    private PageFrame aroundError(WebCall call, Subject subject) {
        String here = call.call().path();
        try {
            return around(call, here, Optional.empty(), subject);
        } catch (DatabaseException | Refusal.Unavailable down) {
            LOG.atDebug().setCause(down).log("an error page is shown without what stands around it");
            return bare(subject, here, call.visitor(), call.t());
        }
    }

    private PageFrame bare(Subject subject, String here, Visitor visitor, Translator t) {
        return new PageFrame(
                subject.title(),
                site.description(),
                "",
                here,
                visitor,
                site,
                List.of(),
                0,
                Optional.empty(),
                List.of(),
                false,
                t);
    }

    /** See {@link HtmlReplies#pageThatLeadsAway}. */
    public Reply pageThatLeadsAway(View view) {
        return replies.pageThatLeadsAway(view);
    }

    /** The data that every page has around its content. */
    public PageFrame around(WebCall call, Subject subject) {
        Optional<String> notice =
                call.call().query().text("done").flatMap(Renderer::notice).map(call.t()::text);
        return around(call, call.here(), notice, subject);
    }

    private PageFrame around(WebCall call, String address, Optional<String> notice, Subject subject) {
        boolean tellsItself = subject.here().equals("rising");
        Visitor visitor = call.visitor();
        return new PageFrame(
                subject.title(),
                subject.description().isEmpty() ? site.description() : subject.description(),
                subject.here(),
                address,
                visitor,
                site,
                tellsItself ? List.of() : trends.now(Place.WORLD, BESIDE, call.t()),
                visitor.id()
                        .map(id -> notifications.unread(id, Selection.ALL, PageFrame.MOST_UNREAD))
                        .orElse(0L),
                notice,
                subject.links(),
                false,
                call.t());
    }

    /** The message to show after a redirect. The address only says which: it can't put words of its own on a page. */
    private static Optional<String> notice(String done) {
        return switch (done) {
            case "saved" -> Optional.of("notice.saved");
            case "posted" -> Optional.of("notice.posted");
            case "followed" -> Optional.of("notice.followed");
            case "followed_some" -> Optional.of("notice.followed_some");
            case "deleted" -> Optional.of("notice.deleted");
            case "revoked" -> Optional.of("notice.quote_revoked");
            case "left" -> Optional.of("notice.account_deleted");
            case "password" -> Optional.of("notice.password");
            case "waiting" -> Optional.of("notice.waiting");
            case "confirm" -> Optional.of("notice.confirm");
            case "confirmed" -> Optional.of("notice.confirmed");
            case "requested" -> Optional.of("notice.requested");
            case "ended" -> Optional.of("notice.ended");
            case "reported" -> Optional.of("notice.reported");
            case "appealed" -> Optional.of("notice.appealed");
            case "change" -> Optional.of("notice.change");
            default -> Optional.empty();
        };
    }
}
