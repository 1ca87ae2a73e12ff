package org.groundswell.mastodon;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Login;
import org.groundswell.auth.Role;
import org.groundswell.emojis.CustomEmoji;
import org.groundswell.relationships.Relationship;
import org.groundswell.text.SafeUri;
import org.jspecify.annotations.Nullable;

/** Accounts, and what is between them, as the API shows them. */
final class AccountEntities {
    /** Mastodon's permission bits: 1 is "everything". */
    private static final String ALL_PERMISSIONS = "1";

    private static final String NO_PERMISSIONS = "0";
    /** Hashtags and trends ("manage taxonomies"). */
    private static final String MODERATOR_PERMISSIONS = "256";

    private final Accounts accounts;
    private final URI home;
    private final EmojiEntities emojis;

    AccountEntities(Accounts accounts, URI home, EmojiEntities emojis) {
        this.accounts = accounts;
        this.home = home;
        this.emojis = emojis;
    }

    List<AccountEntity> of(Collection<Account> shown) {
        return shown.stream().map(this::of).toList();
    }

    AccountEntity of(Account whole) {
        return of(source(whole));
    }

    /**
     * All values that the entity of an account shows.
     *
     * @param account as others see it
     */
    record Source(Account account, List<CustomEmoji> emojis) {}

    Source source(Account whole) {
        Account account = whole.asShown();
        return new Source(account, emojis.in(account));
    }

    AccountEntity of(Source source) {
        Account account = source.account();
        Account.Profile profile = account.profile();
        Account.Pictures pictures = profile.pictures();
        String avatar = pictures.avatarUrl(home).orElse(home + "/assets/avatar.png");
        String header = home + pictures.header().map(Account.Picture::path).orElse("/assets/header.png");
        String page = accounts.profileUrl(account);
        String address = SafeUri.parse(account.url()).map(SafeUri::toString).orElse(page);
        return new AccountEntity(
                account.id().toString(),
                account.acct().username(),
                account.acct().toString(),
                profile.displayName(),
                account.approvesFollowers(),
                profile.bot(),
                profile.privacy().discoverable(),
                profile.privacy().indexable(),
                false,
                Times.time(account.createdAt().truncatedTo(ChronoUnit.DAYS)),
                profile.note().html().html(),
                address,
                address.equals(page) ? home + "/users/" + account.acct().username() : address,
                avatar,
                avatar,
                described(pictures.avatar()),
                header,
                header,
                described(pictures.header()),
                account.counts().followers() + account.counts().originFollowers(),
                account.counts().following(),
                account.counts().statuses(),
                account.counts().lastStatusAt().map(Times::date).orElse(null),
                profile.privacy().hidesCollections(),
                !profile.privacy().discoverable(),
                account.restrictions().limited(),
                account.restrictions().isSuspended(),
                false,
                null,
                null,
                true,
                true,
                true,
                emojis.of(source.emojis()),
                List.of(),
                profile.fields().stream()
                        .map(field -> new AccountEntity.FieldEntity(
                                field.name(), accounts.fieldHtml(field).html(), null))
                        .toList(),
                emptyAsNull(profile.country()),
                null,
                null);
    }

    private static String described(Optional<Account.Picture> picture) {
        return picture.map(Account.Picture::description).orElse("");
    }

    /** As its owner sees it. */
    AccountEntity own(Account account, Login login, long followRequests, List<String> attributionDomains) {
        Account.Profile profile = account.profile();
        return of(account)
                .with(
                        new AccountEntity.Source(
                                login.posting().visibility().apiName(),
                                login.posting().sensitive(),
                                profile.language(),
                                profile.note().text(),
                                typed(profile.fields()),
                                followRequests,
                                profile.privacy().hidesCollections(),
                                profile.privacy().discoverable(),
                                profile.privacy().indexable(),
                                attributionDomains,
                                login.posting().quotePolicy().word(),
                                profile.country()),
                        role(login.role()),
                        profile.privacy().locked());
    }

    /** As its owner typed it. */
    ProfileEntity profile(Account account, List<String> attributionDomains) {
        Account.Profile profile = account.profile();
        Account.Pictures pictures = profile.pictures();
        String avatar = pictures.avatarUrl(home).orElse(null);
        String header = pictures.header().map(picture -> home + picture.path()).orElse(null);
        return new ProfileEntity(
                account.id().toString(),
                profile.displayName(),
                profile.note().text(),
                typed(profile.fields()),
                avatar,
                avatar,
                described(pictures.avatar()),
                header,
                header,
                described(pictures.header()),
                profile.privacy().locked(),
                profile.bot(),
                profile.privacy().hidesCollections(),
                profile.privacy().discoverable(),
                profile.privacy().indexable(),
                true,
                true,
                true,
                attributionDomains);
    }

    private static List<AccountEntity.FieldEntity> typed(List<Account.Field> fields) {
        return fields.stream()
                .map(field -> new AccountEntity.FieldEntity(field.name(), field.value(), null))
                .toList();
    }

    static RelationshipEntity of(Relationship between) {
        return new RelationshipEntity(
                between.other().toString(),
                between.isFollowing(),
                between.follow().map(Relationship.FollowOptions::boosts).orElse(false),
                between.follow().map(Relationship.FollowOptions::notifying).orElse(false),
                between.follow()
                        .map(Relationship.FollowOptions::languages)
                        .filter(languages -> !languages.isEmpty())
                        .orElse(null),
                between.followedBy(),
                between.blocking(),
                between.blockedBy(),
                between.isMuting(),
                between.mutesNotifications(),
                between.mute()
                        .flatMap(Relationship.Mute::expiresAt)
                        .map(Times::time)
                        .orElse(null),
                between.requested(),
                between.requestedBy(),
                between.domainBlocking(),
                between.endorsed(),
                between.note());
    }

    /** A role by its id in the API. */
    static Optional<Role> role(String id) {
        return Arrays.stream(Role.values())
                .filter(each -> role(each).id().equals(id))
                .findFirst();
    }

    static AccountEntity.Role role(Role role) {
        return switch (role) {
            case USER -> new AccountEntity.Role("-99", "", NO_PERMISSIONS, "", false, null);
            case EDITOR -> new AccountEntity.Role("4", "Editor", NO_PERMISSIONS, "", true, null);
            case MODERATOR -> new AccountEntity.Role("1", "Moderator", MODERATOR_PERMISSIONS, "", true, null);
            case ADMIN -> new AccountEntity.Role("3", "Admin", ALL_PERMISSIONS, "", true, null);
        };
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
