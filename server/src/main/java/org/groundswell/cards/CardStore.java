package org.groundswell.cards;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.files.FileName;
import org.groundswell.files.FileUse;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.AccountId;
import org.groundswell.model.CardId;

/** SQL on the table {@code card}. */
public final class CardStore {
    /** The columns that refer to stored files. */
    public static final List<FileUse> FILE_USES = List.of(FileUse.byEveryone("card", "image_file"));

    private static final String SELECT = """
            SELECT c.id, c.url, c.site, c.title, c.description, c.provider_name, c.provider_url, c.author_name,
                   c.author_url, c.author_id, c.published_at, c.embed_url, c.width, c.height, c.image_file,
                   f.name AS image_name, c.image_width, c.image_height, c.image_blurhash, c.image_description
              FROM card c LEFT JOIN stored_file f ON f.id = c.image_file
            """;

    public void insert(Tx tx, Card card, Instant fetchedAt) {
        tx.sql("""
                INSERT INTO card (id, url, site, title, description, provider_name, provider_url, author_name, author_url,
                                  author_id, published_at, embed_url, width, height, image_file, image_width, image_height,
                                  image_blurhash, image_description, fetched_at, checked_at)
                VALUES (:id, :url, :site, :title, :description, :providerName, :providerUrl, :authorName, :authorUrl,
                        :author, :publishedAt, :embedUrl, :width, :height, :image, :imageWidth, :imageHeight,
                        :imageBlurhash, :imageDescription, :now, :now)
                """)
                .set("id", card.id().value())
                .set("url", card.page().url())
                .set("site", card.provider().host())
                .set("title", card.title())
                .set("description", card.description())
                .set("providerName", card.provider().name())
                .set("providerUrl", card.provider().url())
                .set("authorName", card.author().name())
                .set("authorUrl", card.author().url())
                .setOrNull(
                        "author", card.author().account().map(AccountId::value).orElse(null))
                .set("publishedAt", card.publishedAt().orElse(null))
                .set("embedUrl", card.video().map(Card.Video::embedUrl).orElse(""))
                .set("width", card.video().map(Card.Video::width).orElse(0))
                .set("height", card.video().map(Card.Video::height).orElse(0))
                .setOrNull("image", card.image().map(Card.Image::file).orElse(null))
                .set("imageWidth", card.image().map(Card.Image::width).orElse(0))
                .set("imageHeight", card.image().map(Card.Image::height).orElse(0))
                .set("imageBlurhash", card.image().map(Card.Image::blurhash).orElse(""))
                .set(
                        "imageDescription",
                        card.image().map(Card.Image::description).orElse(""))
                .set("now", fetchedAt)
                .run();
    }

    List<Card> byIds(Tx tx, Collection<CardId> ids) {
        return tx.sql(SELECT + " WHERE c.id IN (:ids)")
                .setAll("ids", ids.stream().map(CardId::value).toList())
                .list(CardStore::card);
    }

    /** The cards of pages, oldest first. */
    List<Card> ofPages(Tx tx, Collection<LinkUrl> pages) {
        return tx.sql(SELECT + " WHERE c.url IN (:urls) ORDER BY c.fetched_at")
                .setAll("urls", pages.stream().map(LinkUrl::url).toList())
                .list(CardStore::card);
    }

    /**
     * Deleted cards.
     *
     * @param files the stored files of their pictures
     */
    public record Deleted(int cards, List<Long> files) {
        /** @param files one for each card; 0 for one without a picture */
        public static Deleted of(List<Long> files) {
            return new Deleted(
                    files.size(), files.stream().filter(file -> file != 0).toList());
        }
    }

    /** The cards that were found to be in use the longest ago. */
    public List<CardId> checkedBefore(Tx tx, Instant time, int limit) {
        return tx.sql("SELECT id FROM card WHERE checked_at < :time ORDER BY checked_at LIMIT :limit")
                .set("time", time)
                .set("limit", limit)
                .list(row -> new CardId(row.longOf("id")));
    }

    /**
     * Deletes those of some cards that no post has, and notes that the others are in use.
     *
     * @return how many were deleted, and the files of their pictures, to be released
     */
    public Deleted deleteUnused(Tx tx, Collection<CardId> ids, Instant now) {
        List<Long> values = ids.stream().map(CardId::value).toList();
        List<Long> files = tx.sql("""
                        DELETE FROM card
                         WHERE id IN (:ids) AND NOT EXISTS (SELECT 1 FROM status s WHERE s.card_id = card.id)
                        RETURNING image_file
                        """).setAll("ids", values).list(row -> row.longOf("image_file"));
        tx.sql("UPDATE card SET checked_at = :now WHERE id IN (:ids)")
                .set("now", now)
                .setAll("ids", values)
                .run();
        return Deleted.of(files);
    }

    private static Card card(Row row) {
        String embedUrl = row.textOf("embed_url");
        long author = row.longOf("author_id");
        return new Card(
                new CardId(row.longOf("id")),
                new LinkUrl(row.textOf("url")),
                row.textOf("title"),
                row.textOf("description"),
                new Card.Provider(row.textOf("site"), row.textOf("provider_name"), row.textOf("provider_url")),
                new Card.Author(
                        row.textOf("author_name"),
                        row.textOf("author_url"),
                        author == 0 ? Optional.empty() : Optional.of(new AccountId(author))),
                Optional.ofNullable(row.instantOrNull("published_at")),
                embedUrl.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Card.Video(embedUrl, row.intOf("width"), row.intOf("height"))),
                image(row));
    }

    private static Optional<Card.Image> image(Row row) {
        return Optional.ofNullable(row.textOrNull("image_name"))
                .map(name -> new Card.Image(
                        row.longOf("image_file"),
                        new FileName(name),
                        row.intOf("image_width"),
                        row.intOf("image_height"),
                        row.textOf("image_blurhash"),
                        row.textOf("image_description")));
    }
}
