package org.groundswell.reputation;

/**
 * The data about an account that determine its weight in trends.
 *
 * @param createdAt milliseconds since the epoch
 * @param originCreatedAt when the account was created on its original server; 0 if unknown
 * @param domain its server; empty for this one
 * @param verified whether its identity was verified on its original network
 * @param known whether enough known accounts follow it, reply to it or boost it ({@link ReputationJob})
 * @param followersElsewhere the number of followers it had where it was imported from
 * @param circle the number of its closed circle; 0 if there is none
 * @param country the country in the profile, ISO 3166-1 alpha-2; may be empty
 * @param language the language in the profile; may be empty
 */
public record Reputation(
        long createdAt,
        long originCreatedAt,
        String domain,
        boolean verified,
        boolean known,
        long followersElsewhere,
        int circle,
        String country,
        String language) {}
