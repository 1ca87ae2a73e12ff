package org.groundswell.policies;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.text.PlainText;

/**
 * The privacy policy, the terms of service and the text about the server. A new version applies from a day on; earlier ones stay readable. Days are
 * those of UTC.
 */
public final class Policies {
    /** In characters. */
    public static final int LONGEST_TEXT = 50_000;
    /** The number of versions that are kept of each policy. */
    static final int MOST = 100;

    private static final int MOST_YEARS_AHEAD = 1;

    private final Database database;
    private final ModerationLog log;
    private final InstantSource clock;
    private final PolicyStore store = new PolicyStore();

    public Policies(Database database, ModerationLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    /** A day as it is written in addresses and forms: 2026-11-27. */
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** All versions of a policy, in the order in which they apply. */
    public List<PolicyVersion> versions(Policy policy) {
        return database.read(tx -> store.versions(tx, policy));
    }

    /** The version that applies today; empty if there is none, or it was withdrawn. */
    public Optional<PolicyDocument> inForce(Policy policy) {
        return database.read(tx -> {
            List<PolicyVersion> all = store.versions(tx, policy);
            return inForce(all).flatMap(version -> document(tx, policy, all, version));
        });
    }

    /** The next version that doesn't apply yet. */
    public Optional<PolicyDocument> upcoming(Policy policy) {
        return database.read(tx -> {
            List<PolicyVersion> all = store.versions(tx, policy);
            return first(all, version -> version.effective().isAfter(today()))
                    .flatMap(next -> on(all, next.effective()))
                    .flatMap(version -> document(tx, policy, all, version));
        });
    }

    /** Whether there are terms of service to read, in force or coming. */
    public boolean hasTerms() {
        return inForce(Policy.TERMS).or(() -> upcoming(Policy.TERMS)).isPresent();
    }

    /** The version that applies from a day on. */
    public Optional<PolicyDocument> on(Policy policy, LocalDate day) {
        return database.read(tx -> {
            List<PolicyVersion> all = store.versions(tx, policy);
            return on(all, day).flatMap(version -> document(tx, policy, all, version));
        });
    }

    /**
     * Publishes a version.
     *
     * @param typed the text; empty to withdraw the policy: then the default applies, or there is none
     * @param effective from today to a year ahead
     * @param seen the number of versions that were published when the administrator began to write
     * @throws Refusal.Invalid if the text is too long, or the day is out of range
     * @throws Refusal.Conflict if another administrator has published a version since
     */
    public void publish(AccountId administrator, Policy policy, String typed, LocalDate effective, int seen) {
        String text = PlainText.lines("text", typed, LONGEST_TEXT);
        if (effective.isBefore(today()) || effective.isAfter(today().plusYears(MOST_YEARS_AHEAD))) {
            throw new Refusal.Invalid("effective_date", "error.policies.date");
        }
        PolicyVersion version = new PolicyVersion(seen + 1, effective, clock.instant(), text.isEmpty());
        database.writing(tx -> {
            // Of two at the same moment, the second finds the number taken.
            if (latest(store.versions(tx, policy)) != seen || !store.insert(tx, policy, version, text)) {
                throw new Refusal.Conflict("error.policies.changed");
            }
            deleteOldest(tx, policy);
            log.record(
                    tx,
                    administrator,
                    switch (policy) {
                        case PRIVACY -> new ModerationAction.PrivacyPolicyPublished(effective);
                        case TERMS -> new ModerationAction.TermsPublished(effective);
                        case ABOUT -> new ModerationAction.AboutPublished(effective);
                    });
        });
    }

    /** The number of the version that was published last; 0 if there is none. */
    public static int latest(List<PolicyVersion> versions) {
        return versions.stream().mapToInt(PolicyVersion::number).max().orElse(0);
    }

    /** Deletes the oldest versions beyond the limit, but not the one that applies. */
    private void deleteOldest(Tx tx, Policy policy) {
        List<PolicyVersion> all = store.versions(tx, policy);
        int last = latest(all) - MOST;
        Optional<PolicyVersion> applies = inForce(all);
        List<Integer> old = all.stream()
                .filter(version -> version.number() <= last && !applies.equals(Optional.of(version)))
                .map(PolicyVersion::number)
                .toList();
        if (!old.isEmpty()) {
            store.delete(tx, policy, old);
        }
    }

    private Optional<PolicyVersion> inForce(List<PolicyVersion> versions) {
        return last(versions, version -> !version.effective().isAfter(today()));
    }

    private static Optional<PolicyVersion> on(List<PolicyVersion> versions, LocalDate day) {
        return last(versions, version -> version.effective().equals(day));
    }

    private Optional<PolicyDocument> document(Tx tx, Policy policy, List<PolicyVersion> all, PolicyVersion version) {
        if (version.withdrawal()) {
            return Optional.empty();
        }
        return Optional.of(new PolicyDocument(
                version,
                store.text(tx, policy, version.number()),
                inForce(all).equals(Optional.of(version)),
                first(all, each -> each.effective().isAfter(version.effective()))
                        .map(PolicyVersion::effective)));
    }

    private static Optional<PolicyVersion> first(List<PolicyVersion> versions, Predicate<PolicyVersion> which) {
        return versions.stream().filter(which).findFirst();
    }

    private static Optional<PolicyVersion> last(List<PolicyVersion> versions, Predicate<PolicyVersion> which) {
        return versions.stream().filter(which).reduce((_, later) -> later);
    }
}
