package org.groundswell.mastodon;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.groundswell.auth.Scope;
import org.groundswell.model.Refusal;
import org.groundswell.shield.Shield;
import org.groundswell.shield.Shields;
import org.jspecify.annotations.Nullable;

/** The shield of the account: {@code /api/v1/shield}, which is Groundswell's own. */
public final class ShieldApi implements Resource {
    private static final String PATH = "/api/v1/shield";
    private static final String MODES =
            Arrays.stream(Shield.Mode.values()).map(Shield.Mode::word).collect(Collectors.joining(", "));

    private final Shields shields;

    public ShieldApi(Shields shields) {
        this.shields = shields;
    }

    /**
     * A shield.
     *
     * @param mode what happens in a surge of strangers: {@code automatic}, {@code ask}, {@code off}
     * @param automatic whether it went up by itself
     */
    record Entity(
            boolean up,
            String mode,
            boolean automatic,
            @Nullable String raisedAt,
            @Nullable String expiresAt) {
        static Entity of(Shield shield) {
            return new Entity(
                    shield.isUp(),
                    shield.mode().word(),
                    shield.up().filter(Shield.Up::automatic).isPresent(),
                    shield.up().map(up -> Times.time(up.raisedAt())).orElse(null),
                    shield.up().map(up -> Times.time(up.endsAt())).orElse(null));
        }
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access write = Access.person(Scope.WRITE_ACCOUNTS);
        routes.get(PATH, Access.person(Scope.READ_ACCOUNTS), "Your shield", call -> Entity.of(shields.of(call.me())));
        routes.patch(PATH, write, "Chooses what happens in a surge of strangers", this::setMode);
        routes.post(PATH + "/raise", write, "Raises your shield, or sets when it ends", this::raise);
        routes.post(PATH + "/lower", write, "Lowers your shield", call -> Entity.of(shields.lower(call.me())));
    }

    private Entity setMode(ApiCall call) {
        Shield.Mode mode = call.params()
                .text("mode")
                .flatMap(Shield.Mode::parse)
                .orElseThrow(() -> Refusal.Invalid.oneOf("mode", MODES));
        return Entity.of(shields.setMode(call.me(), mode));
    }

    /** {@code duration} is in seconds. */
    private Entity raise(ApiCall call) {
        Duration length =
                call.params().number("duration").map(Duration::ofSeconds).orElse(Shield.DEFAULT_DURATION);
        return Entity.of(shields.raise(call.me(), length));
    }
}
