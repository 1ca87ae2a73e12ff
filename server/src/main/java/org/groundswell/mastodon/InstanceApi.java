package org.groundswell.mastodon;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.featured.FeaturedTags;
import org.groundswell.media.MediaLimits;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.policies.Policies;
import org.groundswell.policies.Policy;
import org.groundswell.polls.PollRules;
import org.groundswell.profiles.ProfilePictures;
import org.groundswell.publishing.Composer;
import org.groundswell.push.VapidKeys;
import org.groundswell.rules.Rules;
import org.groundswell.statistics.Totals;
import org.groundswell.statuses.Pins;
import org.groundswell.text.StatusText;
import org.jspecify.annotations.Nullable;

/** The description of the server, which apps read first. */
public final class InstanceApi implements Resource {
    /** The version of the API whose methods are there; apps cut it out of the text and decide by it. */
    private static final String COMPATIBLE_WITH = "4.5.0";

    /** The version of {@code api_versions}: 7 stands for quotes. */
    private static final int API_VERSION = 7;

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration HALF_YEAR = Duration.ofDays(180);

    private final Totals totals;
    private final Logins logins;
    private final Rules rules;
    private final Policies policies;
    private final Composer composer;
    private final MediaUploads media;
    private final PollRules polls;
    private final AccountEntities entities;
    private final MastodonApi.About about;
    private final VapidKeys keys;
    private final URI home;
    private final InstantSource clock;

    public InstanceApi(
            Totals totals,
            Logins logins,
            Rules rules,
            Policies policies,
            Composer composer,
            MediaUploads media,
            PollRules polls,
            ApiParts parts) {
        this.totals = totals;
        this.logins = logins;
        this.rules = rules;
        this.policies = policies;
        this.composer = composer;
        this.media = media;
        this.polls = polls;
        this.entities = parts.accounts;
        this.about = parts.about;
        this.keys = parts.keys;
        this.home = parts.home();
        this.clock = parts.clock;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get("/api/v1/instance", Access.ANYONE, "This server, in the older form", _ -> first());
        routes.get("/api/v2/instance", Access.ANYONE, "This server", _ -> second());
        routes.get("/api/v1/instance/rules", Access.ANYONE, "This server's rules", _ -> rules());
        routes.get("/.well-known/nodeinfo", Access.ANYONE, "Addresses of NodeInfo documents", _ -> nodeInfoAddress());
        routes.get("/nodeinfo/2.0", Access.ANYONE, "NodeInfo 2.0: software, protocols and usage", _ -> nodeInfo());
    }

    record First(
            String uri,
            String title,
            String shortDescription,
            String description,
            String email,
            String version,
            Map<String, @Nullable String> urls,
            Stats stats,
            String thumbnail,
            List<String> languages,
            boolean registrations,
            boolean approvalRequired,
            boolean invitesEnabled,
            Configuration configuration,
            @Nullable AccountEntity contactAccount,
            List<RuleEntity> rules) {}

    record Stats(long userCount, long statusCount, long domainCount) {}

    record Second(
            String domain,
            String title,
            String version,
            String sourceUrl,
            String description,
            Usage usage,
            Thumbnail thumbnail,
            List<Icon> icon,
            List<String> languages,
            Configuration configuration,
            Registrations registrations,
            Map<String, Integer> apiVersions,
            Contact contact,
            List<RuleEntity> rules,
            @Nullable String wrapstodon) {}

    record Usage(Users users) {}

    record Users(long activeMonth) {}

    record Thumbnail(
            String url, @Nullable String blurhash, @Nullable String description, Map<String, String> versions) {}

    record Icon(String src, String size) {}

    record Registrations(
            boolean enabled,
            boolean approvalRequired,
            boolean reasonRequired,
            @Nullable String message,
            @Nullable Integer minAge,
            String url) {}

    record Contact(String email, @Nullable AccountEntity account) {}

    record Configuration(
            Map<String, @Nullable String> urls,
            Map<String, String> vapid,
            AccountLimits accounts,
            StatusLimits statuses,
            AttachmentLimits mediaAttachments,
            PollLimits polls,
            Map<String, Boolean> translation,
            boolean limitedFederation,
            TimelinesAccess timelinesAccess) {}

    record AccountLimits(
            int maxFeaturedTags,
            int maxPinnedStatuses,
            int maxDisplayNameLength,
            int maxNoteLength,
            int maxAvatarDescriptionLength,
            int maxHeaderDescriptionLength,
            int maxProfileFields,
            int profileFieldNameLimit,
            int profileFieldValueLimit) {}

    record StatusLimits(int maxCharacters, int maxMediaAttachments, int charactersReservedPerUrl) {}

    record AttachmentLimits(
            List<String> supportedMimeTypes,
            int descriptionLimit,
            long imageSizeLimit,
            long imageMatrixLimit,
            long videoSizeLimit,
            int videoFrameRateLimit,
            long videoMatrixLimit) {}

    record PollLimits(int maxOptions, int maxCharactersPerOption, int minExpiration, int maxExpiration) {}

    record TimelinesAccess(
            Map<String, String> liveFeeds, Map<String, String> hashtagFeeds, Map<String, String> trendingLinkFeeds) {}

    private First first() {
        return new First(
                home.getAuthority(),
                about.title(),
                about.description(),
                about.description(),
                contact(),
                version(),
                urls("streaming_api"),
                new Stats(logins.people(), totals.statuses(), totals.countServers()),
                thumbnail(),
                List.of("en"),
                logins.mode() != RegistrationMode.CLOSED,
                logins.mode() == RegistrationMode.APPROVAL,
                logins.mode() == RegistrationMode.INVITE,
                configuration(),
                logins.contact().map(entities::of).orElse(null),
                rules());
    }

    private Second second() {
        return new Second(
                home.getAuthority(),
                about.title(),
                version(),
                home + "/about",
                about.description(),
                new Usage(new Users(totals.activeSince(clock.instant().minus(MONTH)))),
                new Thumbnail(thumbnail(), null, null, Map.of("@1x", thumbnail())),
                List.of(new Icon(home + "/assets/icon-192.png", "192x192")),
                List.of("en"),
                configuration(),
                new Registrations(
                        logins.mode() == RegistrationMode.OPEN || logins.mode() == RegistrationMode.APPROVAL,
                        logins.mode() == RegistrationMode.APPROVAL,
                        logins.mode() == RegistrationMode.APPROVAL,
                        logins.mode() == RegistrationMode.INVITE ? "New people come by invitation." : null,
                        null,
                        home + "/auth/sign_up"),
                Map.of("mastodon", API_VERSION),
                new Contact(contact(), logins.contact().map(entities::of).orElse(null)),
                rules(),
                null);
    }

    private List<RuleEntity> rules() {
        return RuleEntity.of(rules.inForce());
    }

    private Configuration configuration() {
        return new Configuration(
                urls("streaming"),
                Map.of("public_key", keys.publicKey()),
                new AccountLimits(
                        FeaturedTags.MOST,
                        Pins.MOST,
                        Accounts.LONGEST_NAME,
                        Accounts.LONGEST_NOTE,
                        ProfilePictures.LONGEST_DESCRIPTION,
                        ProfilePictures.LONGEST_DESCRIPTION,
                        Accounts.MOST_FIELDS,
                        Accounts.LONGEST_FIELD,
                        Accounts.LONGEST_FIELD),
                new StatusLimits(composer.longest(), media.limits().perPost(), StatusText.LINK_LENGTH),
                new AttachmentLimits(
                        media.processor().mediaTypes(),
                        MediaLimits.LONGEST_DESCRIPTION,
                        media.limits().pictureBytes(),
                        MediaLimits.PICTURE_PIXELS,
                        media.limits().filmBytes(),
                        MediaLimits.FRAME_RATE,
                        MediaLimits.FILM_PIXELS),
                new PollLimits(
                        polls.mostOptions(), PollRules.LONGEST_OPTION, (int) PollRules.SHORTEST.toSeconds(), (int)
                                PollRules.LONGEST.toSeconds()),
                Map.of("enabled", about.translates()),
                false,
                new TimelinesAccess(feeds(), feeds(), feeds()));
    }

    /** There is no page with the server's state; apps want to find the name all the same. */
    private Map<String, @Nullable String> urls(String streaming) {
        Map<String, @Nullable String> urls = new LinkedHashMap<>();
        urls.put(streaming, home.toString().replaceFirst("^http", "ws"));
        urls.put("status", null);
        urls.put("about", home + "/about");
        urls.put("privacy_policy", home + Policy.PRIVACY.path());
        urls.put("terms_of_service", policies.hasTerms() ? home + Policy.TERMS.path() : null);
        return urls;
    }

    private static Map<String, String> feeds() {
        return Map.of("local", "public", "remote", "public");
    }

    /**
     * The contact address, which apps' parsers require. Without a setting it is the one that every mail domain has
     * (RFC 5321, section 4.5.1).
     */
    private String contact() {
        return about.contact().isBlank() ? "postmaster@" + home.getHost() : about.contact();
    }

    private String thumbnail() {
        return home + "/assets/thumbnail.png";
    }

    private String version() {
        return COMPATIBLE_WITH + " (compatible; Groundswell " + about.version() + ")";
    }

    private Map<String, Object> nodeInfoAddress() {
        return Map.of(
                "links",
                List.of(Map.of(
                        "rel", "http://nodeinfo.diaspora.software/ns/schema/2.0", "href", home + "/nodeinfo/2.0")));
    }

    private Map<String, Object> nodeInfo() {
        return Map.of(
                "version",
                "2.0",
                "software",
                Map.of("name", about.softwareName(), "version", about.version()),
                "protocols",
                List.of(),
                "services",
                Map.of("inbound", List.of(), "outbound", List.of()),
                "openRegistrations",
                logins.mode() == RegistrationMode.OPEN,
                "usage",
                Map.of(
                        "users",
                        Map.of(
                                "total",
                                logins.people(),
                                "activeMonth",
                                totals.activeSince(clock.instant().minus(MONTH)),
                                "activeHalfyear",
                                totals.activeSince(clock.instant().minus(HALF_YEAR))),
                        "localPosts",
                        totals.statuses()),
                "metadata",
                Map.of("nodeName", about.title(), "nodeDescription", about.description()));
    }
}
