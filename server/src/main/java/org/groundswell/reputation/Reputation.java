package org.groundswell.reputation;

/**
 * What is known of an account when it is weighed.
 *
 * @param createdAt milliseconds since the epoch
 * @param originCreatedAt when the account was made where it was imported from, or 0 if that is unknown
 * @param domain the server it is at, empty for this one
 * @param verified known elsewhere as who it says it is
 * @param followers that are known here themselves, and those where it was imported from
 * @param circle the closed circle it is in, or 0
 * @param country where the person said they are, ISO 3166-1 alpha-2, or empty
 * @param language the language they said they speak, or empty
 */
public record Reputation(
        long createdAt,
        long originCreatedAt,
        String domain,
        boolean verified,
        long followers,
        int circle,
        String country,
        String language) {}
