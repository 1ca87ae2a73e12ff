package org.groundswell.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stylesheet, script, fonts and pictures of all pages. Held in memory: they are few. */
public final class Assets {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("app.css", "text/css; charset=utf-8"),
            Map.entry("app.js", "text/javascript; charset=utf-8"),
            Map.entry("passkeys.js", "text/javascript; charset=utf-8"),
            Map.entry("drafts.js", "text/javascript; charset=utf-8"),
            Map.entry("emojis.js", "text/javascript; charset=utf-8"),
            Map.entry("suggest.js", "text/javascript; charset=utf-8"),
            Map.entry("icons.svg", "image/svg+xml"),
            Map.entry("mark.svg", "image/svg+xml"),
            Map.entry("newsreader.woff2", "font/woff2"),
            Map.entry("public-sans.woff2", "font/woff2"),
            Map.entry("avatar.png", "image/png"),
            Map.entry("header.png", "image/png"),
            Map.entry("thumbnail.png", "image/png"),
            Map.entry("icon-192.png", "image/png"),
            Map.entry("icon-512.png", "image/png"));

    /**
     * A file.
     *
     * @param type its media type
     * @param version of its content, part of its address
     */
    @SuppressWarnings("ArrayRecordComponent") // read only
    public record Asset(byte[] bytes, String type, String version) {}

    private final Map<String, Asset> assets =
            TYPES.keySet().stream().collect(Collectors.toUnmodifiableMap(name -> name, Assets::load));

    /** The address of a file. It changes with the content, so that browsers may keep it for ever. */
    public String url(String name) {
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("there is no asset " + name);
        }
        return "/assets/" + name + "?v=" + asset.version();
    }

    /** The content of a text file. */
    public static String text(String name) {
        return new String(load(name).bytes(), StandardCharsets.UTF_8);
    }

    /** A file by its name; empty if there is none. */
    public Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    private static Asset load(String name) {
        try (InputStream input = Assets.class.getResourceAsStream("/assets/" + name)) {
            if (input == null) {
                throw new IllegalStateException("the program is incomplete: /assets/" + name + " is missing");
            }
            byte[] bytes = input.readAllBytes();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Asset(bytes, TYPES.getOrDefault(name, ""), HexFormat.of().formatHex(digest, 0, 6));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
