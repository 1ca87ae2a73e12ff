package org.groundswell.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.groundswell.http.Call;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;

/** Stylesheet, script, fonts and pictures, served from here and from nowhere else. Held in memory: they are few. */
public final class Assets {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("app.css", "text/css; charset=utf-8"),
            Map.entry("app.js", "text/javascript; charset=utf-8"),
            Map.entry("icons.svg", "image/svg+xml"),
            Map.entry("mark.svg", "image/svg+xml"),
            Map.entry("newsreader.woff2", "font/woff2"),
            Map.entry("public-sans.woff2", "font/woff2"),
            Map.entry("avatar.png", "image/png"),
            Map.entry("header.png", "image/png"),
            Map.entry("thumbnail.png", "image/png"),
            Map.entry("icon-192.png", "image/png"),
            Map.entry("icon-512.png", "image/png"));

    @SuppressWarnings("ArrayRecordComponent") // read only
    private record Asset(byte[] bytes, String version) {}

    private final Map<String, Asset> assets =
            TYPES.keySet().stream().collect(Collectors.toUnmodifiableMap(name -> name, Assets::load));

    /** Where an asset is; the address changes with its content, so that browsers may keep it for ever. */
    public String url(String name) {
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("there is no asset " + name);
        }
        return "/assets/" + name + "?v=" + asset.version();
    }

    /** What is in a file that is text. */
    static String text(String name) {
        return new String(load(name).bytes(), StandardCharsets.UTF_8);
    }

    Reply answer(Call call) {
        String name = call.part("name");
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new Refusal.NotFound();
        }
        boolean exact = call.query().textOr("v", "").equals(asset.version());
        return Reply.of(200, TYPES.getOrDefault(name, ""), asset.bytes())
                .with("Cache-Control", exact ? "public, max-age=31536000, immutable" : "public, max-age=3600")
                // Fonts and pictures may be shown by apps that run on other origins.
                .with("Access-Control-Allow-Origin", "*");
    }

    private static Asset load(String name) {
        try (InputStream input = Assets.class.getResourceAsStream("/assets/" + name)) {
            if (input == null) {
                throw new IllegalStateException("the program is incomplete: /assets/" + name + " is missing");
            }
            byte[] bytes = input.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Asset(bytes, HexFormat.of().formatHex(digest, 0, 6));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
