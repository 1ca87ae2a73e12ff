package org.groundswell.importing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundswell.model.Acct;
import org.groundswell.model.CountryCode;
import org.groundswell.model.Visibility;
import org.groundswell.trends.model.DegreeCell;
import tools.jackson.databind.JsonNode;

/** Groundswell's own JSON lines, documented in docs/import.md, for data in no other format. */
final class OwnLines implements Format {
    private final Coordinates coordinates;

    OwnLines(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public boolean matches(JsonNode node) {
        // Mastodon's statuses may also have these fields, but their account is an object.
        return node.has("account")
                && !node.path("account").isObject()
                && node.has("created_at")
                && (node.has("text") || node.has("boost_of"));
    }

    @Override
    public Reading read(JsonNode line) {
        Instant at = Json.time(line, "created_at");
        ImportedAuthor author = author(line);
        Optional<String> boostOf = Json.id(line, "boost_of").map(ImportedPost::uriOf);
        String text = Json.text(line, "text");
        String uri = Json.id(line, "id").map(ImportedPost::uriOf).orElseGet(() -> nameless(author, at, text, boostOf));
        if (boostOf.isPresent()) {
            return Reading.of(
                    List.of(ImportedPost.boost(uri, author, at, boostOf.get()).seenBy(visibility(line))));
        }
        if (text.isBlank()) {
            throw new BadRecord("import.missing", "field", "text");
        }
        return Reading.of(List.of(ImportedPost.of(uri, author, at, text)
                .from(
                        country(line).or(() -> coordinates.countryAt(line.path("longitude"), line.path("latitude"))),
                        Json.language(Json.text(line, "language")))
                .at(cell(line))
                .warned(Json.text(line, "spoiler"), Json.yes(line, "sensitive") || line.has("spoiler"))
                .seenBy(visibility(line))
                .answering(Json.id(line, "in_reply_to").map(ImportedPost::uriOf), Optional.empty())
                .quoting(Json.id(line, "quote_of").map(ImportedPost::uriOf))
                .liked(Json.number(line, "favourites"), Json.number(line, "boosts"))));
    }

    private static ImportedAuthor author(JsonNode line) {
        String account = Json.required(line, "account");
        Acct acct = Acct.parse(account)
                .orElseThrow(() -> new BadRecord("import.account", "value", BadRecord.excerpt(account)));
        return new ImportedAuthor(
                acct,
                Json.text(line, "name"),
                Json.text(line, "account_url"),
                Json.text(line, "note"),
                Json.text(line, "avatar"),
                country(line),
                Json.number(line, "followers"),
                Json.yes(line, "verified"),
                Json.yes(line, "bot"),
                Json.timeIfAny(line, "account_created_at"),
                "");
    }

    private static Visibility visibility(JsonNode line) {
        return line.hasNonNull("visibility")
                ? Json.visibility(line, "visibility", Visibility.PUBLIC)
                : Visibility.PUBLIC;
    }

    private static Optional<CountryCode> country(JsonNode line) {
        String typed = Json.text(line, "country");
        Optional<CountryCode> country = Json.country(typed);
        if (!typed.isEmpty() && country.isEmpty()) {
            throw new BadRecord("import.country", "value", BadRecord.excerpt(typed));
        }
        return country;
    }

    private static Optional<DegreeCell> cell(JsonNode line) {
        if (!line.hasNonNull("latitude") && !line.hasNonNull("longitude")) {
            return Optional.empty();
        }
        if (!Coordinates.arePossible(line.path("longitude"), line.path("latitude"))) {
            throw new BadRecord("import.coordinates");
        }
        return Coordinates.cellIn(line);
    }

    /** The id of a record without one, derived from its content: the same line twice is one post. */
    private static String nameless(ImportedAuthor author, Instant at, String text, Optional<String> boostOf) {
        String all = author.acct() + "\n" + at + "\n" + text + "\n" + boostOf.orElse("");
        return "urn:uuid:" + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
    }
}
