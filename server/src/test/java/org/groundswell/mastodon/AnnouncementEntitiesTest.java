package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.announcements.ShownAnnouncement;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The posts that an announcement links to. They need a server with an address that is found in texts. */
class AnnouncementEntitiesTest {
    private static final URI HOME = URI.create("https://here.example");

    @Test
    void postsOfThisServerThatEveryoneMaySeeAreNamedOnce(@TempDir Path directory) {
        try (Database database = TestDatabase.SQLITE.open(directory)) {
            Core core = new Core(database, HOME, RegistrationMode.OPEN, new SetClock());
            AccountId ana = TestLogins.create(core, "ana", Role.ADMIN);
            String post = post(core, ana, Visibility.PUBLIC);
            String secret = post(core, ana, Visibility.FOLLOWERS);
            core.announcing()
                    .editor()
                    .publish(
                            ana,
                            String.join(
                                    " ",
                                    post,
                                    post,
                                    secret,
                                    HOME + "/@ana/1",
                                    HOME + "/@ana",
                                    "https://else.example/@a/2"),
                            Optional.empty());
            ShownAnnouncement shown =
                    core.announcing().announcements().current(ana).getFirst();
            AnnouncementEntity entity = new AnnouncementEntities(
                            core.people().accounts(),
                            core.publishing().statuses(),
                            new EmojiEntities(core.emojis().emojis(), HOME),
                            HOME)
                    .forViewer(shown);
            assertThat(entity.statuses())
                    .extracting(AnnouncementEntity.Linked::url)
                    .isEqualTo(List.of(post));
            assertThat(entity.read()).isFalse();
        }
    }

    private static String post(Core core, AccountId author, Visibility visibility) {
        return HOME
                + "/@ana/"
                + core.publishing()
                        .posting()
                        .post(
                                author,
                                Draft.builder("words")
                                        .visibility(Optional.of(visibility))
                                        .build())
                        .status()
                        .id();
    }
}
