package org.groundswell.mastodon;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.cards.Card;
import org.groundswell.cards.Cards;
import org.groundswell.links.LinkDays;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.AccountId;

/** Makes the entities of pages that people link to. */
final class LinkEntities {
    private final LinkDays days;
    private final Cards cards;
    private final Accounts accounts;
    private final AccountEntities accountEntities;
    private final URI home;

    LinkEntities(LinkDays days, ApiParts parts) {
        this.days = days;
        this.cards = parts.cards;
        this.accounts = parts.people;
        this.accountEntities = parts.accounts;
        this.home = parts.home();
    }

    /** Pages in their order. */
    Map<LinkUrl, LinkEntity> of(List<LinkUrl> pages) {
        Map<LinkUrl, Card> known = cards.ofPages(pages);
        Map<AccountId, Account> authors = accounts.all(known.values().stream()
                .flatMap(card -> card.author().account().stream())
                .toList());
        Map<LinkUrl, LinkEntity> entities = new LinkedHashMap<>();
        for (LinkUrl page : pages) {
            CardEntity card = Optional.ofNullable(known.get(page))
                    .map(found -> CardEntity.of(
                            found,
                            found.author()
                                    .account()
                                    .map(authors::get)
                                    .map(accountEntities::of)
                                    .orElse(null),
                            home))
                    .orElseGet(() -> CardEntity.of(page));
            entities.put(page, new LinkEntity(card, days(page)));
        }
        return entities;
    }

    private List<TagEntity.Day> days(LinkUrl page) {
        return days.of(page.url()).stream()
                .map(day -> new TagEntity.Day(
                        Long.toString(day.start().getEpochSecond()),
                        Long.toString(day.span().people()),
                        Long.toString(day.span().uses())))
                .toList();
    }
}
