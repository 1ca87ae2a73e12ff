package org.groundswell.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.groundswell.Postgres;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.AfterAll;

/** The same on the other database, where two really write at once. */
class TwoAtOnceOnPostgresTest extends TwoAtOnceTest {
    private final Postgres postgres = startPostgres();

    private static Postgres startPostgres() {
        try {
            return new Postgres();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Map<Setting, String> settings(Map<Setting, String> others) {
        return postgres.with(others);
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
