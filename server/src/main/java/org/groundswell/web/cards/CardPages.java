package org.groundswell.web.cards;

import java.net.URI;
import org.groundswell.cards.Card;
import org.groundswell.cards.Cards;
import org.groundswell.http.Reply;
import org.groundswell.model.CardId;
import org.groundswell.model.Refusal;
import org.groundswell.web.shell.HtmlReplies;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/**
 * The players of videos. Our pages put one in a frame when a reader asks for it, so that nothing is loaded from a provider
 * before, and only this page may load from one: from the video's own.
 */
public final class CardPages implements Pages {
    private final Cards cards;
    private final PageFrame.Site site;
    private final HtmlReplies replies;

    public CardPages(Cards cards, WebParts parts) {
        this.cards = cards;
        this.site = parts.site();
        this.replies = parts.replies();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.open("/cards/{id}/player", this::player);
    }

    private Reply player(WebCall call) {
        Card card = cards.get(CardId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new));
        String embedUrl = card.video().map(Card.Video::embedUrl).orElseThrow(Refusal.NotFound::new);
        return replies.framing(
                new CardPlayer(site, card.title(), starting(embedUrl), call.t()),
                "https://" + URI.create(embedUrl).getAuthority());
    }

    private static String starting(String embedUrl) {
        return embedUrl + (embedUrl.contains("?") ? "&" : "?") + "autoplay=1";
    }
}
