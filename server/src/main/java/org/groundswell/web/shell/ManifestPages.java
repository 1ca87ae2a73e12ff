package org.groundswell.web.shell;

import java.util.List;
import java.util.Map;
import org.groundswell.http.Reply;
import tools.jackson.databind.json.JsonMapper;

/** The manifest, with which people install the site on a phone and share to it (W3C Web App Manifest). */
final class ManifestPages implements Pages {
    private final byte[] manifest;

    ManifestPages(PageFrame.Site site) {
        this.manifest = JsonMapper.builder()
                .build()
                .writeValueAsBytes(Map.of(
                        "name",
                        site.title(),
                        "short_name",
                        site.title(),
                        "description",
                        site.description(),
                        "start_url",
                        "/",
                        "id",
                        "/",
                        "display",
                        "standalone",
                        "background_color",
                        "#fbfaf6",
                        "theme_color",
                        "#fbfaf6",
                        "icons",
                        List.of(
                                Map.of("src", "/assets/icon-192.png", "sizes", "192x192", "type", "image/png"),
                                Map.of("src", "/assets/icon-512.png", "sizes", "512x512", "type", "image/png"),
                                Map.of("src", "/assets/mark.svg", "sizes", "any", "type", "image/svg+xml")),
                        "share_target",
                        Map.of(
                                "action",
                                "/share",
                                "method",
                                "GET",
                                "enctype",
                                "application/x-www-form-urlencoded",
                                "params",
                                Map.of("title", "title", "text", "text", "url", "url"))));
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.open(
                "/manifest.webmanifest",
                _ -> Reply.of(200, "application/manifest+json", manifest)
                        .with("Cache-Control", "public, max-age=3600"));
    }
}
