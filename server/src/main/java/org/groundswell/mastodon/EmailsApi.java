package org.groundswell.mastodon;

import java.util.Map;
import org.groundswell.auth.Confirmations;
import org.groundswell.auth.Scope;

/** The confirmation of one's e-mail address: {@code /api/v1/emails}. */
public final class EmailsApi implements Resource {
    private final Confirmations confirmations;

    public EmailsApi(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        routes.post(
                "/api/v1/emails/confirmations",
                Access.unconfirmed(Scope.WRITE_ACCOUNTS),
                "Sends the confirmation of the e-mail address again, also to another address",
                this::resend);
        routes.get(
                "/api/v1/emails/check_confirmation",
                Access.unconfirmed(Scope.READ_ACCOUNTS),
                "Whether the e-mail address is confirmed",
                call -> confirmations.isConfirmed(call.me()));
    }

    private Map<String, String> resend(ApiCall call) {
        confirmations.resend(call.me(), call.params().text("email"), call.call().from());
        return Map.of();
    }
}
