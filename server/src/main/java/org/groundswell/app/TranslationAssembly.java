package org.groundswell.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.Resource;
import org.groundswell.mastodon.TranslationApi;
import org.groundswell.statuses.Statuses;
import org.groundswell.translation.TranslationServer;
import org.groundswell.translation.Translations;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.translation.TranslationPages;

/** Translations of posts. */
record TranslationAssembly(Translations translations, Statuses statuses) implements Assembly {
    static TranslationAssembly over(Core core, Optional<TranslationServer> server, InstantSource clock) {
        Statuses statuses = core.publishing().statuses();
        return new TranslationAssembly(
                new Translations(
                        server, statuses, core.people().accounts(), core.base().home(), clock),
                statuses);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new TranslationApi(translations, statuses));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new TranslationPages(translations, statuses, parts));
    }
}
