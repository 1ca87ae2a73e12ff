package org.groundswell.push;

import java.util.Locale;

/**
 * A subscription as an app or a browser sends it, not validated yet.
 *
 * @param p256dh the receiver's public key, in base64
 * @param auth the receiver's secret, in base64
 * @param locale the language of the texts
 */
public record NewSubscription(
        String endpoint, String p256dh, String auth, boolean standard, PushSettings settings, Locale locale) {}
