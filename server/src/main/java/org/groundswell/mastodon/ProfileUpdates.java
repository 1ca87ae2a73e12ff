package org.groundswell.mastodon;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Logins;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.http.Params;
import org.groundswell.http.Upload;
import org.groundswell.http.UploadSpace;
import org.groundswell.media.uploads.SmallPictures;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.Visibility;
import org.groundswell.profiles.AttributionDomains;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.profiles.ProfilePictures;

/**
 * Changes of one's profile by an app.
 *
 * @param space for the files of pictures
 */
public record ProfileUpdates(
        Accounts accounts, Logins logins, ProfilePictures pictures, AttributionDomains attribution, UploadSpace space) {
    private static final String ATTRIBUTION = "attribution_domains";
    /** Parts of profiles that can't be hidden. */
    private static final List<String> ALWAYS_SHOWN = List.of("show_featured", "show_media", "show_media_replies");

    /** Makes the changes that a call asks for. */
    void make(ApiCall call) {
        call.call().allowFiles(space);
        Params params = call.params();
        refuseWhatIsNotThere(params);
        Params source = params.under("source");
        Optional<QuotePolicy> quotePolicy = source.text("quote_policy")
                .filter(word -> !word.isEmpty())
                .map(word -> QuotePolicy.chosen("source[quote_policy]", word));
        Optional<Visibility> visibility = source.text("privacy")
                .map(name -> PostingDefaults.parse(name)
                        .orElseThrow(() -> new Refusal.Invalid("source[privacy]", "error.visibility.default")));
        Account now = accounts.get(call.me());
        List<ProfilePictures.Change> changes = Stream.of(ProfilePicture.values())
                .map(picture -> prepared(now, params, picture))
                .toList();
        Optional<Set<String>> domains = Optional.of(params)
                .filter(each -> each.hasList(ATTRIBUTION))
                .map(each -> AttributionDomains.checked(each.all(ATTRIBUTION)));
        accounts.update(call.me(), before -> changed(before, params, source));
        domains.ifPresent(each -> attribution.set(call.me(), each));
        pictures.change(call.me(), changes);
        if (visibility.isPresent() || source.has("sensitive") || quotePolicy.isPresent()) {
            PostingDefaults before =
                    logins.login(call.me()).orElseThrow(Refusal.NotFound::new).posting();
            logins.setDefaults(
                    call.me(),
                    new PostingDefaults(
                            visibility.orElse(before.visibility()),
                            source.flag("sensitive").orElse(before.sensitive()),
                            quotePolicy.orElse(before.quotePolicy())));
        }
    }

    /** Refuses parameters of missing features: dropping them silently would look like success. */
    private static void refuseWhatIsNotThere(Params params) {
        for (String name : ALWAYS_SHOWN) {
            if (params.flag(name).filter(shown -> !shown).isPresent()) {
                throw new Refusal.Invalid(name, "error.not_yet");
            }
        }
    }

    private ProfilePictures.Change prepared(Account now, Params params, ProfilePicture picture) {
        String field = picture.word();
        if (!params.all(field).stream().allMatch(String::isBlank)) {
            throw new Refusal.Invalid(field, "error.upload.text");
        }
        return pictures.prepare(
                now, picture, params.file(field).map(file -> sent(field, file)), params.text(field + "_description"));
    }

    private static SmallPictures.Sent sent(String field, Upload file) {
        if (!(file instanceof Upload.OnDisk onDisk)) {
            throw new IllegalStateException("files of this route are on the disk");
        }
        return new SmallPictures.Sent(field, onDisk.path(), onDisk.size());
    }

    private static Account.Profile changed(Account.Profile now, Params params, Params source) {
        List<Params> rows = params.rows("fields_attributes");
        List<Account.Field> fields = !params.hasList("fields_attributes")
                ? now.fields()
                : rows.stream()
                        .map(row -> new Account.Field(row.textOr("name", ""), row.textOr("value", "")))
                        .toList();
        return new Account.Profile(
                params.textOr("display_name", now.displayName()),
                Account.Note.typed(params.textOr("note", now.note().text())),
                fields,
                now.pictures(),
                params.textOr("country", now.country()),
                source.textOr("language", now.language()),
                params.flag("bot").orElse(now.bot()),
                new Account.Privacy(
                        params.flag("discoverable").orElse(now.privacy().discoverable()),
                        params.flag("indexable").orElse(now.privacy().indexable()),
                        params.flag("hide_collections").orElse(now.privacy().hidesCollections()),
                        params.flag("locked").orElse(now.privacy().locked())));
    }
}
