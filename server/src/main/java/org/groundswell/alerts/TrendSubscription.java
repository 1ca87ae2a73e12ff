package org.groundswell.alerts;

import java.util.Locale;
import org.groundswell.model.TagName;
import org.groundswell.trends.model.Place;

/** What somebody wants to be told of. */
public sealed interface TrendSubscription {
    /** That a tag rises, anywhere. */
    record OfTag(TagName tag) implements TrendSubscription {
        @Override
        public String kind() {
            return TAG;
        }

        @Override
        public String subject() {
            return tag.key();
        }
    }

    /** Whatever rises in a place. */
    record OfPlace(Place place) implements TrendSubscription {
        @Override
        public String kind() {
            return place.kind().name().toLowerCase(Locale.ROOT);
        }

        @Override
        public String subject() {
            return place.code();
        }
    }

    String TAG = "tag";
    /** In UTF-16 units; tags' names are the longest. */
    int LONGEST_SUBJECT = 500;

    /** The sort of it, as the database and forms have it. */
    String kind();

    /** A tag's key or a place's code. */
    String subject();

    /** @throws IllegalArgumentException if there is no such subscription */
    static TrendSubscription of(String kind, String subject) {
        if (subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("no tag or place has so long a name");
        }
        return switch (kind) {
            case TAG -> new OfTag(new TagName(subject));
            case "world" -> new OfPlace(Place.WORLD);
            case "country" -> new OfPlace(Place.country(subject));
            case "language" -> new OfPlace(Place.language(subject));
            default -> throw new IllegalArgumentException("no subscription has the kind " + kind);
        };
    }
}
