package org.groundswell.web.settings;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * The settings of two-factor authentication.
 *
 * @param on whether sign-ins need a code
 * @param codesLeft the number of unused recovery codes
 * @param setup the secret to be confirmed, if the set-up has begun
 * @param newCodes recovery codes that were just made; shown once
 * @param problem why a form was refused
 */
public record TwoFactorPage(
        PageFrame page,
        boolean on,
        long codesLeft,
        Optional<Setup> setup,
        List<String> newCodes,
        Optional<String> problem)
        implements View {
    /**
     * A secret for an authenticator app.
     *
     * @param secret in groups, to be typed
     * @param qrCode a picture, as a data address
     */
    public record Setup(String secret, String qrCode) {}

    @Override
    public String template() {
        return "settings/two_factor";
    }
}
