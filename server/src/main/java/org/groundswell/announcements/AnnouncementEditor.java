package org.groundswell.announcements;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Role;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Outcome;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.text.PlainText;

/** Writing, changing and deleting announcements, which administrators do. Open streams are told, also when one ends. */
public final class AnnouncementEditor {
    /** In characters. */
    public static final int LONGEST_TEXT = 2_000;

    private static final Duration LATEST_END = Duration.ofDays(3650);
    private static final int LONGEST_LOGGED = 100;
    private static final QueueLimits LIMITS =
            new QueueLimits(1, 20, new Backoff(Duration.ofSeconds(1), Duration.ofHours(1)), Duration.ofMinutes(1));

    private final Database database;
    private final Logins logins;
    private final EventLog events;
    private final IdGenerator ids;
    private final ModerationLog log;
    private final InstantSource clock;
    private final Queue<AnnouncementId> endings;
    private final AnnouncementStore store = new AnnouncementStore();

    public AnnouncementEditor(AnnouncementParts parts, Jobs jobs) {
        this.database = parts.database();
        this.logins = parts.logins();
        this.events = parts.events();
        this.ids = parts.ids();
        this.log = parts.log();
        this.clock = parts.clock();
        this.endings = jobs.queue(
                "announcement-endings",
                PayloadCodec.of(AnnouncementId::toString, text -> new AnnouncementId(Long.parseLong(text))),
                LIMITS);
    }

    /**
     * Publishes an announcement.
     *
     * @param endsAt when it is no longer shown; empty for no end
     * @throws Refusal.Forbidden if the account is not an administrator's
     * @throws Refusal.Invalid if the text is empty or too long, the end is past, or there are too many announcements
     */
    public Announcement publish(AccountId admin, String typed, Optional<Instant> endsAt) {
        Instant now = clock.instant();
        Announcement added = new Announcement(new AnnouncementId(ids.next()), text(typed), end(endsAt), now, now);
        database.writing(tx -> {
            requireAdmin(tx, admin);
            if (store.count(tx) >= Announcements.MOST) {
                throw new Refusal.Invalid("text", "error.announcements.too_many", "most", Announcements.MOST);
            }
            store.insert(tx, added);
            announce(tx, added);
            log.record(tx, admin, new ModerationAction.AnnouncementPublished(excerpt(added)));
        });
        return added;
    }

    /**
     * Changes an announcement. It stays dismissed by those who have dismissed it.
     *
     * @param version of the text that was changed
     * @throws Refusal.Forbidden if the account is not an administrator's
     * @throws Refusal.NotFound if it was deleted
     * @throws Refusal.Conflict if someone else has changed it
     * @throws Refusal.Invalid if the text is empty or too long, or the end is past
     */
    public void change(AccountId admin, AnnouncementId id, String version, String typed, Optional<Instant> endsAt) {
        String text = text(typed);
        Optional<Instant> end = end(endsAt);
        database.writing(tx -> {
            requireAdmin(tx, admin);
            Announcement before = store.lock(tx, id).orElseThrow(Refusal.NotFound::new);
            if (!before.version().equals(version)) {
                throw new Refusal.Conflict("error.announcements.changed");
            }
            // Later than before in any case: the time is the version.
            Instant now = clock.instant();
            Instant at =
                    now.isAfter(before.updatedAt()) ? now : before.updatedAt().plusMillis(1);
            Announcement changed = new Announcement(id, text, end, before.publishedAt(), at);
            store.update(tx, changed);
            announce(tx, changed);
            log.record(tx, admin, new ModerationAction.AnnouncementChanged(excerpt(changed)));
        });
    }

    /**
     * Deletes an announcement with its reactions.
     *
     * @throws Refusal.Forbidden if the account is not an administrator's
     * @throws Refusal.NotFound if it was deleted
     */
    public void delete(AccountId admin, AnnouncementId id) {
        database.writing(tx -> {
            requireAdmin(tx, admin);
            Announcement deleted = store.lock(tx, id).orElseThrow(Refusal.NotFound::new);
            store.delete(tx, id);
            endings.remove(tx, id.toString());
            events.append(tx, new Event.AnnouncementEnded(id.value()));
            log.record(tx, admin, new ModerationAction.AnnouncementDeleted(excerpt(deleted)));
        });
    }

    private void announce(Tx tx, Announcement announcement) {
        String key = announcement.id().toString();
        endings.remove(tx, key);
        announcement.endsAt().ifPresent(at -> endings.addOnce(tx, key, announcement.id(), at));
        events.append(tx, new Event.Announced(announcement.id().value()));
    }

    /** Tells open streams of announcements whose time is over. */
    public Service endings() {
        return endings.worker(job -> {
            database.writing(tx -> {
                if (store.byId(tx, job.payload())
                        .filter(found -> !found.isCurrent(clock.instant()))
                        .isPresent()) {
                    events.append(tx, new Event.AnnouncementEnded(job.payload().value()));
                }
            });
            return Outcome.done();
        });
    }

    private void requireAdmin(Tx tx, AccountId account) {
        if (logins.role(tx, account) != Role.ADMIN) {
            throw new Refusal.Forbidden("error.moderation.admin");
        }
    }

    private Optional<Instant> end(Optional<Instant> typed) {
        Instant now = clock.instant();
        if (typed.filter(end -> !end.isAfter(now)).isPresent()) {
            throw new Refusal.Invalid("ends_at", "error.announcements.past");
        }
        if (typed.filter(end -> end.isAfter(now.plus(LATEST_END))).isPresent()) {
            throw new Refusal.Invalid("ends_at", "error.announcements.late");
        }
        return typed;
    }

    private static String text(String typed) {
        String text = PlainText.lines("text", typed, LONGEST_TEXT).strip();
        if (text.isEmpty()) {
            throw new Refusal.Invalid("text", Refusal.Fault.BLANK, "error.blank");
        }
        return text;
    }

    private static String excerpt(Announcement announcement) {
        String line = PlainText.line("text", announcement.text());
        return line.length() <= LONGEST_LOGGED ? line : PlainText.cut(line, LONGEST_LOGGED) + "…";
    }
}
