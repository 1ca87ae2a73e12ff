package org.groundswell.mastodon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.groundswell.Postgres;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.AfterAll;

/** The same on the other database. */
class FollowingOnPostgresTest extends FollowingTest {
    private final Postgres postgres = startPostgres();

    private static Postgres startPostgres() {
        try {
            return new Postgres();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Map<Setting, String> settings() {
        return postgres.with(Map.of());
    }

    @Override
    @AfterAll
    void stop() {
        super.stop();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
