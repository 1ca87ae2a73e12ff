package org.groundswell.mastodon;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.auth.Scope;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.notifications.Marker;
import org.groundswell.notifications.Markers;

/** Places up to which timelines have been read: {@code /api/v1/markers}. */
public final class MarkersApi implements Resource {
    private final Markers markers;

    public MarkersApi(Markers markers) {
        this.markers = markers;
    }

    /** A marker; the version grows with each change. */
    record MarkerEntity(String lastReadId, int version, String updatedAt) {}

    @Override
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/api/v1/markers", Access.person(Scope.READ_STATUSES), "How far timelines have been read", this::get);
        routes.post(
                "/api/v1/markers", Access.person(Scope.WRITE_STATUSES), "Sets how far timelines are read", this::set);
    }

    private Map<String, MarkerEntity> get(ApiCall call) {
        List<Marker.Timeline> wanted = call.params().all("timeline").stream()
                .flatMap(name -> Marker.Timeline.named(name).stream())
                .toList();
        return entities(markers.of(call.me(), wanted));
    }

    private Map<String, MarkerEntity> set(ApiCall call) {
        Map<Marker.Timeline, Long> lastRead = new EnumMap<>(Marker.Timeline.class);
        for (Marker.Timeline timeline : Marker.Timeline.values()) {
            String name = timeline.word();
            call.params()
                    .under(name)
                    .text("last_read_id")
                    .ifPresent(id -> lastRead.put(
                            timeline,
                            StatusId.parse(id)
                                    .orElseThrow(() -> new Refusal.Invalid(name + "[last_read_id]", "error.id"))
                                    .value()));
        }
        return entities(markers.set(call.me(), lastRead));
    }

    private static Map<String, MarkerEntity> entities(List<Marker> found) {
        Map<String, MarkerEntity> entities = new LinkedHashMap<>();
        found.forEach(marker -> entities.put(
                marker.timeline().word(),
                new MarkerEntity(Long.toString(marker.lastRead()), marker.version(), Times.time(marker.updatedAt()))));
        return entities;
    }
}
