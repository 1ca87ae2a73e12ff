package org.groundswell.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.Scope;
import org.groundswell.media.Attachment;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.translation.Translation;
import org.groundswell.translation.Translations;
import org.jspecify.annotations.Nullable;

/** Translations of statuses. */
public final class TranslationApi implements Resource {
    private final Translations translations;
    private final Statuses statuses;

    public TranslationApi(Translations translations, Statuses statuses) {
        this.translations = translations;
        this.statuses = statuses;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.post(
                "/api/v1/statuses/{id}/translate",
                Access.person(Scope.READ_STATUSES),
                "A translation of a post, if this server has a translation service",
                this::translate);
        routes.get(
                "/api/v1/instance/translation_languages",
                Access.ANYONE,
                "Languages that posts are translated from and into",
                _ -> translations.languages());
    }

    /** A status in another language. */
    record TranslationEntity(
            String content,
            String spoilerText,
            String language,
            List<MediaText> mediaAttachments,
            @Nullable PollText poll,
            String detectedSourceLanguage,
            String provider) {}

    record MediaText(String id, String description) {}

    record PollText(String id, List<OptionText> options) {}

    record OptionText(String title) {}

    private TranslationEntity translate(ApiCall call) {
        Post post = statuses.post(call.viewer(), call.statusId());
        String target = Optional.of(call.params().textOr("lang", ""))
                .filter(lang -> !lang.isBlank())
                .orElseGet(() -> call.translator().locale().getLanguage());
        Translation found = translations.translate(call.me(), post, target);
        List<Attachment> attachments = post.content().attachments();
        List<MediaText> media = new ArrayList<>();
        for (int i = 0; i < attachments.size(); i++) {
            media.add(new MediaText(
                    Long.toString(attachments.get(i).id()), found.descriptions().get(i)));
        }
        return new TranslationEntity(
                found.html().html(),
                found.spoiler(),
                found.target(),
                media,
                found.options().isEmpty()
                        ? null
                        : new PollText(
                                post.id().toString(),
                                found.options().stream().map(OptionText::new).toList()),
                found.source(),
                found.provider());
    }
}
