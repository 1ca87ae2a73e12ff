package org.groundswell.app;

import java.util.List;
import org.groundswell.deletion.OwnedData;
import org.groundswell.http.UploadSpace;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.MeApi;
import org.groundswell.mastodon.ProfileUpdates;
import org.groundswell.mastodon.Resource;
import org.groundswell.profiles.AttributionDomains;
import org.groundswell.profiles.ProfilePictures;
import org.groundswell.web.settings.AttributionPages;
import org.groundswell.web.settings.PicturePages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/** One's own profile with its pictures. */
public record ProfilesAssembly(
        PeopleAssembly people, UploadSpace space, ProfilePictures pictures, AttributionDomains attribution)
        implements Assembly {
    static ProfilesAssembly over(Base base, PeopleAssembly people, MediaAssembly media) {
        return new ProfilesAssembly(
                people,
                media.pictureSpace(),
                new ProfilePictures(base.database(), people.store(), media.small(), media.files(), base.events()),
                new AttributionDomains(base.database(), people.store()));
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(pictures, attribution);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new MeApi(
                new ProfileUpdates(people.accounts(), people.logins(), pictures, attribution, space),
                people.followRequests(),
                parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new PicturePages(pictures, space, parts), new AttributionPages(attribution, parts));
    }
}
