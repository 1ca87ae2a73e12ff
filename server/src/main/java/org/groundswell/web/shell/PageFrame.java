package org.groundswell.web.shell;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Assets;
import org.groundswell.text.EmojiMarkup;
import org.groundswell.text.Translator;
import org.groundswell.web.view.TrendView;
import org.groundswell.web.view.Visitor;

/**
 * The data that every page has around its content.
 *
 * @param title of the page; empty for the front page
 * @param description for link previews
 * @param here the entry of the main navigation that it belongs to: {@code rising}, {@code home}, {@code write}, {@code notifications}, {@code stories}, {@code search},
 *     {@code you}
 * @param path the page's path, to which forms return
 * @param rising trending tags for the side column; empty where the page itself lists them
 * @param unread the number of the visitor's unread notifications, counted up to {@link #MOST_UNREAD}
 * @param notice a message shown once, such as "Saved"
 * @param links for its head
 * @param pending whether a part of it is still being computed, so that it is loaded again
 * @param t the messages in the visitor's language
 */
public record PageFrame(
        String title,
        String description,
        String here,
        String path,
        Visitor visitor,
        Site site,
        List<TrendView> rising,
        long unread,
        Optional<String> notice,
        List<Link> links,
        boolean pending,
        Translator t) {

    /** Counting of unread notifications stops here. */
    public static final int MOST_UNREAD = 100;

    /** Something that belongs to a page, for programs: a feed, a form to embed. */
    public record Link(String relation, String type, String url, String title) {}

    /**
     * The data that all pages of the site share.
     *
     * @param contact the operator's e-mail address, or an empty text
     * @param translates whether posts can be translated
     * @param emojis shows custom emojis in texts
     */
    public record Site(
            String home,
            String title,
            String description,
            String contact,
            boolean joinable,
            boolean translates,
            Assets assets,
            EmojiMarkup emojis) {}

    /** The same around a page of which a part is still being computed. */
    public PageFrame whilePending() {
        return new PageFrame(title, description, here, path, visitor, site, rising, unread, notice, links, true, t);
    }

    /** Shows custom emojis in names and other texts. */
    public EmojiMarkup emojis() {
        return site.emojis();
    }

    /** The number of unread notifications, as the navigation shows it. */
    public String unreadText() {
        return unread < MOST_UNREAD ? t.number(unread) : t.text("nav.unread.most", "most", MOST_UNREAD - 1);
    }

    /** Whether this is the page at a path, whatever its query. */
    public boolean isAt(String other) {
        return path.equals(other) || path.startsWith(other + "?");
    }

    /** The title in the browser's tab. */
    public String fullTitle() {
        return title.isEmpty() ? site.title() : title + " · " + site.title();
    }
}
