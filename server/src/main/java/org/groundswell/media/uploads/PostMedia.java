package org.groundswell.media.uploads;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.files.StoredFiles;
import org.groundswell.media.Attachment;
import org.groundswell.media.Focus;
import org.groundswell.media.MediaKind;
import org.groundswell.media.MediaLimits;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;

/** The media of posts: gives them to a post in its transaction, and deletes them with it. */
public final class PostMedia {
    private static final String FIELD = "media_ids";

    private final MediaStore store = new MediaStore();
    private final StoredFiles files;
    private final MediaLimits limits;
    private final InstantSource clock;

    public PostMedia(StoredFiles files, MediaLimits limits, InstantSource clock) {
        this.files = files;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A medium that the author of a post wants in it.
     *
     * @param description its alternative text; empty to keep what it has
     * @param focus empty to keep what it has
     */
    public record Wanted(long id, Optional<String> description, Optional<Focus> focus) {}

    /** A medium that a post will have. */
    public record Chosen(Medium medium, Attachment attachment) {}

    /**
     * Finds and checks the media for a post.
     *
     * @param post the post, if it is there already
     * @throws Refusal.Invalid if they can't be in a post, or not together
     */
    public List<Chosen> choose(Tx tx, AccountId author, Optional<StatusId> post, List<Wanted> wanted) {
        Map<Long, Wanted> byId = new HashMap<>();
        LinkedHashSet<Long> ids = new LinkedHashSet<>();
        wanted.forEach(each -> {
            byId.putIfAbsent(each.id(), each);
            ids.add(each.id());
        });
        if (ids.size() > limits.perPost()) {
            throw new Refusal.Invalid(FIELD, "error.media.too_many", "most", limits.perPost());
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Medium> found = new HashMap<>();
        store.find(tx, author, ids).forEach(medium -> found.put(medium.id(), medium));
        List<Chosen> chosen = new ArrayList<>();
        for (long id : ids) {
            Medium medium = found.get(id);
            Wanted as = byId.get(id);
            if (medium == null || as == null) {
                throw new Refusal.Invalid(FIELD, "error.media.unknown");
            }
            chosen.add(chosen(medium, as, post));
        }
        boolean isMixed = chosen.size() > 1 && chosen.stream().anyMatch(PostMedia::standsAlone);
        if (isMixed) {
            throw new Refusal.Invalid(FIELD, "error.media.mixed");
        }
        return chosen;
    }

    private static Chosen chosen(Medium medium, Wanted wanted, Optional<StatusId> post) {
        if (medium.status().filter(status -> !post.equals(Optional.of(status))).isPresent()) {
            throw new Refusal.Invalid(FIELD, "error.media.used");
        }
        if (medium.state() instanceof Medium.State.Unusable unusable) {
            throw new Refusal.Invalid(FIELD, unusable.problem());
        }
        Attachment attachment =
                medium.attachment().orElseThrow(() -> new Refusal.Invalid(FIELD, "error.media.not_ready"));
        return new Chosen(
                medium,
                attachment.described(
                        MediaUploads.description(wanted.description().orElse(medium.description())),
                        wanted.focus().orElse(medium.focus())));
    }

    private static boolean standsAlone(Chosen chosen) {
        return chosen.medium().kind() == MediaKind.VIDEO || chosen.medium().kind() == MediaKind.AUDIO;
    }

    /**
     * Gives media to a post.
     *
     * @throws Refusal.Conflict if one has been changed, deleted or given to another post since it was read
     */
    public void attach(Tx tx, StatusId post, Collection<Chosen> chosen) {
        for (Chosen each : chosen) {
            if (!store.attach(
                    tx,
                    each.medium(),
                    post,
                    each.attachment().description(),
                    each.attachment().focus())) {
                throw new Refusal.Conflict("error.media.changed");
            }
        }
    }

    /** What becomes of the media of a deleted post: they are deleted, or kept so that its author can write it again. */
    public enum Fate {
        DELETED,
        KEPT
    }

    /** Takes the media of a post away from it, so that they are kept for a while when it is deleted. */
    public void detach(Tx tx, StatusId post) {
        store.detach(tx, post, clock.instant());
    }

    /** Deletes the media of a post, in the transaction that deletes it. */
    public void delete(Tx tx, StatusId post) {
        store.deleteOf(tx, post).forEach(file -> files.release(tx, file));
    }
}
