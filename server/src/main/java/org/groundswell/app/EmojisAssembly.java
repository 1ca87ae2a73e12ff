package org.groundswell.app;

import java.util.List;
import org.groundswell.emojis.CustomEmojis;
import org.groundswell.emojis.EmojiEditor;
import org.groundswell.http.UploadSpace;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.EmojisApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.web.admin.EmojiPages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** The server's own emojis. */
public record EmojisAssembly(CustomEmojis emojis, EmojiEditor editor, UploadSpace space) implements Assembly {
    static EmojisAssembly over(Base base, PeopleAssembly people, MediaAssembly media) {
        CustomEmojis emojis = new CustomEmojis(base.database());
        return new EmojisAssembly(
                emojis,
                new EmojiEditor(
                        new EmojiEditor.Parts(
                                base.database(),
                                people.logins(),
                                media.small(),
                                media.files(),
                                new ModerationLog(base.database(), base.ids()),
                                base.ids(),
                                base.clock()),
                        emojis),
                media.pictureSpace());
    }

    @Override
    public List<Service> services() {
        return List.of(emojis);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new EmojisApi(emojis, parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new EmojiPages(editor, space, parts));
    }
}
