package org.groundswell.stories;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.groundswell.tags.Tag;
import org.groundswell.waves.WaveReport;

/** The addresses that a story links to. */
final class Addresses {
    private final String home;

    Addresses(String home) {
        this.home = home;
    }

    URI home() {
        return URI.create(home);
    }

    String tag(Tag tag) {
        return home + "/tags/" + encode(tag.name().key());
    }

    /** The API address of a report's wave. */
    String data(WaveReport report) {
        String part = report.chosen().map(number -> "?wave=" + number).orElse("");
        return home + "/api/v1/tags/" + encode(report.tag().name().key()) + "/wave" + part;
    }

    String method() {
        return home + "/about#waves";
    }

    String share(Tag tag) {
        return home + "/share?tag=" + encode(tag.displayName());
    }

    URI story(String slug) {
        return URI.create(home + "/stories/" + encode(slug));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
