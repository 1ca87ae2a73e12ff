package org.groundswell.announcements;

import java.net.URI;
import java.time.InstantSource;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Logins;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.emojis.CustomEmojis;
import org.groundswell.events.EventLog;
import org.groundswell.moderation.ModerationLog;

/** The parts that the services of this package use. */
public record AnnouncementParts(
        Database database,
        AccountStore accountStore,
        Accounts accounts,
        Logins logins,
        EventLog events,
        IdGenerator ids,
        ModerationLog log,
        CustomEmojis emojis,
        URI home,
        InstantSource clock) {}
