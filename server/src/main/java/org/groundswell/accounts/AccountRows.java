package org.groundswell.accounts;

import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.files.FileName;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.text.SafeHtml;

/** Reads accounts from rows of {@code account}, {@code account_count} and the files of their pictures. */
final class AccountRows {
    /** Accounts as {@link #account} reads them; conditions follow. */
    static final String SELECT = """
            SELECT a.id, a.username, a.domain, a.url, a.display_name, a.note, a.note_html, a.fields, a.avatar_url,
                   avatar.name AS avatar_name, a.avatar_description, header.name AS header_name, a.header_description,
                   a.country, a.language, a.bot, a.discoverable, a.indexable, a.hide_collections, a.locked, a.verified,
                   a.sensitized, a.limited, a.frozen, a.suspended_at, a.shielded_since, a.created_at,
                   c.statuses, c.followers, c.following, c.origin_followers, c.last_status_at
              FROM account a JOIN account_count c ON c.account_id = a.id
              LEFT JOIN stored_file avatar ON avatar.id = a.avatar_file
              LEFT JOIN stored_file header ON header.id = a.header_file
            """;

    private final FieldsCodec fields = new FieldsCodec();

    Account account(Row row) {
        return new Account(
                new AccountId(row.longOf("id")),
                new Acct(row.textOf("username"), row.textOf("domain")),
                row.textOf("url"),
                new Account.Profile(
                        row.textOf("display_name"),
                        new Account.Note(row.textOf("note"), SafeHtml.stored(row.textOf("note_html"))),
                        fields.read(row.textOf("fields")),
                        pictures(row),
                        row.textOf("country"),
                        row.textOf("language"),
                        row.booleanOf("bot"),
                        new Account.Privacy(
                                row.booleanOf("discoverable"),
                                row.booleanOf("indexable"),
                                row.booleanOf("hide_collections"),
                                row.booleanOf("locked"))),
                new Account.Standing(
                        row.booleanOf("verified"),
                        restrictions(row),
                        Optional.ofNullable(row.instantOrNull("shielded_since"))),
                row.instantOf("created_at"),
                counts(row));
    }

    private static Account.Pictures pictures(Row row) {
        return new Account.Pictures(row.textOf("avatar_url"), picture(row, "avatar"), picture(row, "header"));
    }

    private static Optional<Account.Picture> picture(Row row, String which) {
        return Optional.ofNullable(row.textOrNull(which + "_name"))
                .map(name -> new Account.Picture(new FileName(name), row.textOf(which + "_description")));
    }

    static Restrictions restrictions(Row row) {
        return new Restrictions(
                row.booleanOf("sensitized"),
                row.booleanOf("limited"),
                row.booleanOf("frozen"),
                Optional.ofNullable(row.instantOrNull("suspended_at")));
    }

    static Account.Counts counts(Row row) {
        return new Account.Counts(
                row.longOf("statuses"),
                row.longOf("followers"),
                row.longOf("following"),
                row.longOf("origin_followers"),
                Optional.ofNullable(row.instantOrNull("last_status_at")));
    }
}
