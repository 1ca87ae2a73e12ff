package org.groundswell.web.view;

import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.cards.Card;

/**
 * The preview of a page in a post. Its player stays where it is: nothing is loaded from other servers until a reader plays it.
 *
 * @param site the website's name as the address has it, since a page can call itself as it likes
 * @param author the author's name; empty if unknown
 * @param account the author's account, if it is here
 * @param player the path of the page with the video's player, on this server
 * @param picture its picture
 */
public record CardView(
        String url,
        String site,
        String title,
        String description,
        String author,
        Optional<Person> account,
        Optional<String> player,
        Optional<Picture> picture) {

    /**
     * The picture of a page.
     *
     * @param url its path on this server, or its content ({@code data:})
     * @param width in pixels
     */
    public record Picture(String url, int width, int height, String description) {
        /** Whether it is shown above the words rather than beside them. */
        public boolean isWide() {
            return width >= WIDE && width > height;
        }
    }

    /** Pixels from which a picture is sharp in the full width of a post. */
    private static final int WIDE = 500;

    /** @param writer the account of the page's author, if it is here */
    public static CardView of(Card card, Optional<Account> writer) {
        return new CardView(
                card.page().url(),
                card.provider().site(),
                card.title(),
                card.description(),
                card.author().name(),
                writer.map(Person::of),
                card.video().map(_ -> "/cards/" + card.id() + "/player"),
                card.image()
                        .map(image -> new Picture(image.path(), image.width(), image.height(), image.description())));
    }

    /** The same in another website or a file: its video is not played there, and accounts are not linked. */
    public CardView elsewhere(Optional<String> pictureUrl) {
        return new CardView(
                url,
                site,
                title,
                description,
                author.isEmpty() ? account.map(Person::name).orElse("") : author,
                Optional.empty(),
                Optional.empty(),
                picture.flatMap(each -> pictureUrl.map(
                        source -> new Picture(source, each.width(), each.height(), each.description()))));
    }
}
