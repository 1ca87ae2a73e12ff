package org.groundswell.waves;

import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.links.LinkUrl;

/**
 * A page that people of a wave linked to.
 *
 * @param people exactly how many people linked to it in posts of the wave
 * @param card its preview; empty if it has none
 */
public record SharedPage(LinkUrl page, int people, Optional<Card> card) {
    /** The title; of a page without a preview, its address. */
    public String title() {
        return card.map(Card::title).orElseGet(page::title);
    }

    /** The website, without {@code www.}. */
    public String site() {
        return card.map(each -> each.provider().site()).orElseGet(page::site);
    }

    public boolean isVideo() {
        return card.flatMap(Card::video).isPresent();
    }
}
