package org.groundswell.deletion;

import java.io.IOException;
import java.util.Map;
import org.groundswell.Postgres;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same on the other database. */
class AccountDeletionOnPostgresTest extends AccountDeletionTest {
    private static Postgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = new Postgres();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Override
    Map<Setting, String> settings(Map<Setting, String> others) {
        return postgres.with(others);
    }
}
