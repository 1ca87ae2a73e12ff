package org.groundswell.web.shell;

import java.time.InstantSource;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.cards.Cards;
import org.groundswell.charts.World;
import org.groundswell.emojis.CustomEmojis;
import org.groundswell.exports.StoryViews;
import org.groundswell.http.Limits;
import org.groundswell.notifications.Notifications;
import org.groundswell.rendering.Assets;
import org.groundswell.rendering.Templates;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tags;
import org.groundswell.text.EmojiMarkup;
import org.groundswell.text.Messages;
import org.groundswell.trending.Trending;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.TrendViews;
import org.groundswell.web.view.WaveViews;

/** The parts that pages share: the frame, the views of posts, trends, waves and stories, limits, the clock. */
public final class WebParts {
    private final Assets assets = new Assets();
    private final Templates templates = new Templates();
    private final Messages messages;
    private final HtmlReplies replies = new HtmlReplies(templates);
    private final String host;
    private final PageFrame.Site site;
    private final Limits limits;
    private final InstantSource clock;
    private final Visitors visitors;
    private final Renderer renderer;
    private final PostViews posts;
    private final TrendViews trends;
    private final Cards cards;
    private final WaveViews waves;
    private final StoryViews stories;
    private final CustomEmojis emojis;

    public WebParts(Web.About about, Messages messages, Limits limits, InstantSource clock, Sources sources) {
        this.messages = messages;
        this.host = about.home().getHost();
        this.limits = limits;
        this.clock = clock;
        this.site = new PageFrame.Site(
                about.home().toString(),
                about.title(),
                about.description(),
                about.contact(),
                sources.logins().mode() != RegistrationMode.CLOSED,
                about.translates(),
                assets,
                new EmojiMarkup(sources.emojis(), ""));
        this.emojis = sources.emojis();
        World world = new World();
        this.visitors = new Visitors(sources.accounts(), sources.logins(), about.secure());
        this.posts = new PostViews(sources.statuses(), clock);
        this.trends = new TrendViews(sources.trending(), sources.tags(), sources.cards(), clock);
        this.cards = sources.cards();
        this.waves = new WaveViews(host, world, clock);
        this.stories = new StoryViews(host, world, about.helpLines());
        this.renderer = new Renderer(replies, site, trends, sources.notifications());
    }

    public Assets assets() {
        return assets;
    }

    public Templates templates() {
        return templates;
    }

    public Messages messages() {
        return messages;
    }

    public HtmlReplies replies() {
        return replies;
    }

    public String host() {
        return host;
    }

    public PageFrame.Site site() {
        return site;
    }

    public Limits limits() {
        return limits;
    }

    public InstantSource clock() {
        return clock;
    }

    public Visitors visitors() {
        return visitors;
    }

    public Renderer renderer() {
        return renderer;
    }

    public PostViews posts() {
        return posts;
    }

    public Cards cards() {
        return cards;
    }

    public TrendViews trends() {
        return trends;
    }

    public WaveViews waves() {
        return waves;
    }

    public CustomEmojis emojis() {
        return emojis;
    }

    public StoryViews stories() {
        return stories;
    }

    /** The services that the frame and the views read from. */
    public record Sources(
            Accounts accounts,
            Logins logins,
            Statuses statuses,
            Tags tags,
            Trending trending,
            Notifications notifications,
            Cards cards,
            CustomEmojis emojis) {}
}
