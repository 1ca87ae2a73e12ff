package org.groundswell.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.archive.CsvExports;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.deletion.OwnedData;
import org.groundswell.events.EventLog;
import org.groundswell.files.Bucket;
import org.groundswell.jobs.Jobs;
import org.groundswell.mail.Smtp;
import org.groundswell.media.MediaLimits;
import org.groundswell.outgoing.AddressGuard;
import org.groundswell.outgoing.OutgoingClient;
import org.groundswell.outgoing.SystemLookup;
import org.groundswell.polls.PollRules;

/** All features over a database, for the server, commands and tests. Starts nothing. */
public final class Core {
    /**
     * The settings that features over a database need.
     *
     * @param home public address of the server
     * @param contact the operator's e-mail address, or an empty text
     * @param smtp the mail server to send through; empty if no e-mail is sent
     * @param outgoing the addresses to which it connects on behalf of others
     * @param linkPreviews whether the pages that posts link to are fetched
     */
    public record Settings(
            URI home,
            String title,
            String contact,
            RegistrationMode registrations,
            Optional<Smtp> smtp,
            AddressGuard outgoing,
            boolean linkPreviews,
            MediaSettings media,
            PollRules polls) {
        /** For commands: sends no e-mail, and fetches no pages. */
        Settings(URI home, RegistrationMode registrations) {
            this(home, registrations, MediaSettings.NONE);
        }

        /** For commands that use files. */
        public Settings(URI home, RegistrationMode registrations, MediaSettings media) {
            this(home, "", "", registrations, Optional.empty(), AddressGuard.PUBLIC, false, media, PollRules.STANDARD);
        }

        /** Those of a configuration. */
        public static Settings of(Config config) {
            return new Settings(
                    config.url(),
                    config.title(),
                    config.contact(),
                    config.registrations(),
                    config.smtp(),
                    config.outgoing(),
                    config.linkPreviews(),
                    MediaSettings.of(config),
                    config.polls());
        }
    }

    /**
     * The settings of media.
     *
     * @param directory where files are made, and where they are if there is no bucket
     * @param ffmpeg the command; empty for none
     * @param bucket where files are
     */
    public record MediaSettings(Path directory, String ffmpeg, MediaLimits limits, Optional<Bucket> bucket) {
        /** For commands that use no files. */
        public static final MediaSettings NONE = new MediaSettings(
                Path.of(System.getProperty("java.io.tmpdir"), "groundswell"),
                "",
                MediaLimits.STANDARD,
                Optional.empty());

        /** Those of a configuration. */
        public static MediaSettings of(Config config) {
            return new MediaSettings(config.data().resolve("media"), config.ffmpeg(), config.media(), config.bucket());
        }
    }

    private final Base base;
    private final MailAssembly mailing;
    private final AlertsAssembly alerts;
    private final RulesAssembly ruling;
    private final PeopleAssembly people;
    private final RelationshipsAssembly relationships;
    private final ModerationAssembly moderation;
    private final TagsAssembly tagging;
    private final MediaAssembly media;
    private final ProfilesAssembly profiles;
    private final EmojisAssembly emojis;
    private final DiscoveryAssembly discovering;
    private final PublishingAssembly publishing;
    private final AnnouncementsAssembly announcing;
    private final RestrictionsAssembly restricting;
    private final ReportsAssembly reporting;
    private final ShieldAssembly shielding;
    private final FiltersAssembly filtering;
    private final ConsentAssembly consenting;
    private final NotificationsAssembly notifying;
    private final PushAssembly pushing;
    private final ImportAssembly importing;
    private final ConversationsAssembly conversing;
    private final ListsAssembly lists;
    private final PreviewsAssembly previewing;
    private final ArchiveAssembly archiving;
    private final DataImportAssembly transferring;
    private final List<Assembly> features;
    private final DeletionAssembly deleting;
    private final AdminAssembly admin;

    /**
     * For commands and tests: sends no e-mail.
     *
     * @param home public address of the server
     */
    public Core(Database database, URI home, RegistrationMode registrations, InstantSource clock) {
        this(database, new Settings(home, registrations), clock);
    }

    public Core(Database database, Settings settings, InstantSource clock) {
        this.base = Base.over(database, settings.home(), clock);
        this.mailing = MailAssembly.over(base, settings);
        this.alerts = AlertsAssembly.over(base);
        this.ruling = RulesAssembly.over(base);
        this.people = PeopleAssembly.over(base, settings.registrations(), alerts, ruling, mailing.mailer());
        this.relationships = RelationshipsAssembly.over(base, people);
        this.tagging = TagsAssembly.over(base, people);
        this.moderation = ModerationAssembly.over(base, people, tagging.tags());
        this.media = MediaAssembly.over(base, settings.media());
        this.profiles = ProfilesAssembly.over(base, people, media);
        this.emojis = EmojisAssembly.over(base, people, media);
        this.discovering = DiscoveryAssembly.over(base, people);
        this.publishing =
                PublishingAssembly.over(base, ruling, people, relationships, tagging, media, settings.polls());
        this.announcing = AnnouncementsAssembly.over(base, people, emojis, publishing);
        this.restricting = RestrictionsAssembly.over(base, people, publishing);
        this.reporting = ReportsAssembly.over(base, ruling, people, moderation, publishing, restricting, media);
        this.shielding = ShieldAssembly.over(base, people, publishing, reporting);
        this.filtering = FiltersAssembly.over(base, people, tagging, publishing);
        this.consenting = ConsentAssembly.over(base, people, publishing);
        this.notifying = NotificationsAssembly.over(
                base, people, publishing, new NotificationsAssembly.Details(alerts, tagging, reporting, relationships));
        this.pushing = PushAssembly.over(
                base,
                settings,
                people,
                relationships,
                notifying,
                new OutgoingClient(settings.outgoing(), new SystemLookup(32), new SystemLookup(16)));
        this.importing = ImportAssembly.over(base, people, publishing, restricting, media);
        this.conversing = ConversationsAssembly.over(base, people, publishing, notifying);
        this.lists = ListsAssembly.over(base, people, publishing);
        this.previewing = PreviewsAssembly.over(
                base,
                settings,
                people,
                publishing,
                media,
                restricting,
                // Not shared with push notifications: neither keeps the other's look-ups waiting.
                new OutgoingClient(settings.outgoing(), new SystemLookup(16), new SystemLookup(1)));
        this.archiving = ArchiveAssembly.over(
                base,
                people,
                new CsvExports.Sources(
                        relationships.followLists(),
                        relationships.relationships(),
                        relationships.blocks(),
                        relationships.mutes(),
                        relationships.domainBlocks(),
                        lists.lists(),
                        filtering.filters()),
                publishing,
                media,
                emojis,
                settings.media());
        this.transferring =
                DataImportAssembly.over(base, settings.media(), people, relationships, publishing, lists, filtering);
        // A feature that no other builds on needs no field: it is put together in this list.
        this.features = List.of(
                mailing,
                alerts,
                ruling,
                people,
                relationships,
                moderation,
                tagging,
                publishing,
                media,
                profiles,
                emojis,
                discovering,
                announcing,
                restricting,
                reporting,
                shielding,
                filtering,
                consenting,
                notifying,
                pushing,
                importing,
                lists,
                conversing,
                previewing,
                archiving,
                transferring);
        this.deleting = DeletionAssembly.over(base, people, consenting, features);
        this.admin =
                AdminAssembly.over(base, people, profiles, publishing, restricting, reporting, shielding, deleting);
    }

    /** All features, each after the ones it uses. */
    List<Assembly> assemblies() {
        return Stream.concat(features.stream(), Stream.of(deleting, admin)).toList();
    }

    Base base() {
        return base;
    }

    public MediaAssembly media() {
        return media;
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

    public MailAssembly mailing() {
        return mailing;
    }

    public AlertsAssembly alerts() {
        return alerts;
    }

    public PeopleAssembly people() {
        return people;
    }

    public ArchiveAssembly archiving() {
        return archiving;
    }

    public DataImportAssembly transferring() {
        return transferring;
    }

    public RelationshipsAssembly relationships() {
        return relationships;
    }

    public ModerationAssembly moderation() {
        return moderation;
    }

    public ProfilesAssembly profiles() {
        return profiles;
    }

    public EmojisAssembly emojis() {
        return emojis;
    }

    public DiscoveryAssembly discovering() {
        return discovering;
    }

    public TagsAssembly tagging() {
        return tagging;
    }

    public PublishingAssembly publishing() {
        return publishing;
    }

    public AnnouncementsAssembly announcing() {
        return announcing;
    }

    public RestrictionsAssembly restricting() {
        return restricting;
    }

    public RulesAssembly ruling() {
        return ruling;
    }

    public ReportsAssembly reporting() {
        return reporting;
    }

    public AdminAssembly admin() {
        return admin;
    }

    public ShieldAssembly shielding() {
        return shielding;
    }

    public FiltersAssembly filtering() {
        return filtering;
    }

    public ConsentAssembly consenting() {
        return consenting;
    }

    public NotificationsAssembly notifying() {
        return notifying;
    }

    public PushAssembly pushing() {
        return pushing;
    }

    public PreviewsAssembly previewing() {
        return previewing;
    }

    public ImportAssembly importing() {
        return importing;
    }

    public ConversationsAssembly conversing() {
        return conversing;
    }

    public ListsAssembly lists() {
        return lists;
    }

    public DeletionAssembly deleting() {
        return deleting;
    }

    /** Waves and stories, which follow the event log while their service runs. */
    public WavesAssembly waves() {
        return WavesAssembly.over(base, this);
    }
}
