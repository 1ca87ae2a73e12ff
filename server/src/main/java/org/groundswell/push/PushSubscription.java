package org.groundswell.push;

import org.groundswell.model.AccountId;

/**
 * A subscription to an account's notifications.
 *
 * @param endpoint the address at the push service
 * @param standard whether messages are encrypted by RFC 8291, rather than by its fourth draft
 */
public record PushSubscription(int id, AccountId account, String endpoint, boolean standard, PushSettings settings) {}
