package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.config.Setting;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While a server that has just started computes its trends, its pages say so instead of "nothing trends". */
class TrendsPendingTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/explore"})
    void thePageSaysThatTrendsAreBeingComputed(String path, @TempDir Path directory) throws SQLException {
        Map<Setting, String> settings = TestDatabase.POSTGRES.settings(Map.of());
        try (Connection connection = DriverManager.getConnection(settings.get(Setting.DB));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Trends are computed from this among others, and pages don't read it.
            statement.execute("LOCK TABLE link_use IN ACCESS EXCLUSIVE MODE");
            try (TestServer server = TestServer.start(directory, settings)) {
                try {
                    Document pending = read(server, path);
                    assertThat(pending.select("[data-pending]").text()).contains("is computing its trends");
                } finally {
                    connection.rollback();
                }
                await().untilAsserted(() ->
                        assertThat(read(server, path).select("[data-pending]")).isEmpty());
            }
        }
    }

    private static Document read(TestServer server, String path) {
        TestServer.Answer answer = server.get(path);
        assertThat(answer.status()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
