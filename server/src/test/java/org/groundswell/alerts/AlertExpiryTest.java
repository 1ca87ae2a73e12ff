package org.groundswell.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.trends.model.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Of one tag an account is told once a day at the most, and what it was told is kept for sixty days. */
@OnEveryDatabase
class AlertExpiryTest {
    private static final TagName TAG = TagName.of("calm");
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
        ana = core.people()
                .logins()
                .create(new Logins.SignUp("ana", "ana@mail.example", "a long password", "PH", "en", "", ""), Role.USER)
                .account();
        alerts.subscribe(ana, new TrendSubscription.OfTag(TAG));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int tell(TagName tag) {
        return alerts.tell(tag, Place.WORLD, "It rises.");
    }

    @Test
    void aTagThatGoesOnRisingIsToldOfAgainOnceADayHasPassed() {
        assertThat(tell(TAG)).isEqualTo(1);

        clock.moveOn(Duration.ofDays(1));
        assertThat(tell(TAG)).as("at the day's last moment").isZero();
        clock.moveOn(TICK);
        assertThat(tell(TAG)).as("a tick later").isEqualTo(1);
        assertThat(tell(TAG)).as("at once again").isZero();
        assertThat(alerts.told(ana, 10)).hasSize(2);
    }

    @Test
    void anotherTagIsToldOfAtOnce() {
        TagName other = TagName.of("storm");
        alerts.subscribe(ana, new TrendSubscription.OfTag(other));
        assertThat(tell(TAG)).isEqualTo(1);
        assertThat(tell(other)).isEqualTo(1);
    }

    @Test
    void whatWasToldGoesAfterSixtyDaysWithTheNoteThatItWas() {
        tell(TAG);

        clock.moveOn(Duration.ofDays(60));
        assertThat(alerts.purgeExpired()).isZero();
        assertThat(alerts.told(ana, 10)).hasSize(1);

        clock.moveOn(TICK);
        assertThat(alerts.purgeExpired()).as("the alert and the note").isEqualTo(2);
        assertThat(alerts.told(ana, 10)).isEmpty();
        assertThat(alerts.subscriptions(ana))
                .as("what it wants to be told of stays")
                .hasSize(1);
    }
}
