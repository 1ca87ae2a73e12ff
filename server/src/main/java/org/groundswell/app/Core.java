package org.groundswell.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.EventLog;
import org.groundswell.jobs.Jobs;

/** All features over a database, for the server, commands and tests. Starts nothing. */
public final class Core {
    private final Base base;
    private final AlertsAssembly alerts;
    private final PeopleAssembly people;
    private final RelationshipsAssembly relationships;
    private final ModerationAssembly moderation;
    private final TagsAssembly tagging;
    private final PublishingAssembly publishing;
    private final ConsentAssembly consenting;
    private final NotificationsAssembly notifying;
    private final ImportAssembly importing;
    private final List<Assembly> features;
    private final DeletionAssembly deleting;

    /** @param home public address of the server */
    public Core(Database database, URI home, RegistrationMode registrations, InstantSource clock) {
        this.base = Base.over(database, home, clock);
        this.alerts = AlertsAssembly.over(base);
        this.people = PeopleAssembly.over(base, registrations, alerts);
        this.relationships = RelationshipsAssembly.over(base, people);
        this.moderation = ModerationAssembly.over(base, people);
        this.tagging = TagsAssembly.over(base, people);
        this.publishing = PublishingAssembly.over(base, people, relationships, tagging);
        this.consenting = ConsentAssembly.over(base, people, publishing);
        this.notifying = NotificationsAssembly.over(base, people, relationships, tagging, publishing, alerts);
        this.importing = ImportAssembly.over(base, people, publishing);
        // A feature that no other builds on needs no field: it is put together in this list.
        this.features = List.of(
                alerts, people, relationships, moderation, tagging, publishing, consenting, notifying, importing);
        this.deleting = DeletionAssembly.over(base, people, consenting, features);
    }

    /** All features, each after the ones it uses. */
    List<Assembly> assemblies() {
        return Stream.concat(features.stream(), Stream.of(deleting)).toList();
    }

    Base base() {
        return base;
    }

    public Database database() {
        return base.database();
    }

    public EventLog events() {
        return base.events();
    }

    public Jobs jobs() {
        return base.jobs();
    }

    /** The ownership declarations of all features. */
    public List<OwnedData> ownedData() {
        return base.owned().all();
    }

    public AlertsAssembly alerts() {
        return alerts;
    }

    public PeopleAssembly people() {
        return people;
    }

    public RelationshipsAssembly relationships() {
        return relationships;
    }

    public ModerationAssembly moderation() {
        return moderation;
    }

    public TagsAssembly tagging() {
        return tagging;
    }

    public PublishingAssembly publishing() {
        return publishing;
    }

    public ConsentAssembly consenting() {
        return consenting;
    }

    public NotificationsAssembly notifying() {
        return notifying;
    }

    public ImportAssembly importing() {
        return importing;
    }

    public DeletionAssembly deleting() {
        return deleting;
    }

    /** Waves and stories, which follow the event log while their service runs. */
    public WavesAssembly waves() {
        return WavesAssembly.over(base, this);
    }
}
