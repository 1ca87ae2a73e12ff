package org.groundswell.alerts;

import java.util.Locale;
import org.groundswell.model.TagName;
import org.groundswell.trends.model.Place;

/** A subscription to alerts: about one tag, or about any tag in a place. */
public sealed interface TrendSubscription {
    /** Alerts when a tag trends anywhere. */
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

    /** Alerts when any tag trends in a place. */
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
    /** The limit in UTF-16 units, that of tag names, which are the longest subjects. */
    int LONGEST_SUBJECT = 500;

    /** The kind, as in the database and in forms. */
    String kind();

    /** A tag's key or a place's code. */
    String subject();

    /** @throws IllegalArgumentException if the kind or subject is invalid */
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
