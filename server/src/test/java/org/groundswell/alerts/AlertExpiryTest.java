package org.groundswell.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.trending.TrendFacts;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** An account gets at most one alert per tag and day, and alerts are kept for sixty days. */
@OnEveryDatabase
class AlertExpiryTest {
    private static final TagName TAG = TagName.of("calm");
    private static final TrendFacts FACTS = new TrendFacts(Window.HOUR, 12, 0, 0, "", 0, "", Optional.empty());
    private static final Duration TICK = Duration.ofMillis(1);

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private Database database;
    private Alerts alerts;
    private AccountId ana;

    @BeforeEach
    void open(@TempDir Path directory) {
        database = kind.open(directory);
        Core core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, clock);
        alerts = core.alerts().alerts();
        ana = TestLogins.create(core, "ana", Role.USER);
        alerts.subscribe(ana, new TrendSubscription.OfTag(TAG));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int send(TagName tag) {
        return alerts.send(tag, Place.WORLD, FACTS);
    }

    @Test
    void aTagThatKeepsTrendingIsSentAgainAfterADay() {
        assertThat(send(TAG)).isEqualTo(1);

        clock.moveOn(Duration.ofDays(1));
        assertThat(send(TAG)).as("at the day's last moment").isZero();
        clock.moveOn(TICK);
        assertThat(send(TAG)).as("a tick later").isEqualTo(1);
        assertThat(send(TAG)).as("at once again").isZero();
        assertThat(alerts.latest(ana, 10)).hasSize(2);
    }

    @Test
    void anotherTagIsSentAtOnce() {
        TagName other = TagName.of("storm");
        alerts.subscribe(ana, new TrendSubscription.OfTag(other));
        assertThat(send(TAG)).isEqualTo(1);
        assertThat(send(other)).isEqualTo(1);
    }

    @Test
    void alertsAreDeletedAfterSixtyDays() {
        send(TAG);

        clock.moveOn(Duration.ofDays(60));
        assertThat(alerts.purgeExpired()).isZero();
        assertThat(alerts.latest(ana, 10)).hasSize(1);

        clock.moveOn(TICK);
        assertThat(alerts.purgeExpired()).as("the alert and the note").isEqualTo(2);
        assertThat(alerts.latest(ana, 10)).isEmpty();
        assertThat(alerts.subscriptions(ana)).as("subscriptions stay").hasSize(1);
    }
}
