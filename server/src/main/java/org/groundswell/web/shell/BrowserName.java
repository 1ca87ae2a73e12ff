package org.groundswell.web.shell;

import java.util.List;
import java.util.Optional;

/**
 * A browser in words, from its {@code User-Agent}: enough for its owner to recognize it. Any client can claim to be any
 * browser, so nothing is decided by it.
 */
final class BrowserName {
    private record Sign(String mark, String name) {}

    /** Most browsers also name those they descend from: the more specific marks come first. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser/", "Samsung Internet"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"),
            new Sign("CriOS/", "Chrome"),
            new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", "iOS"),
            new Sign("iPad", "iPadOS"),
            new Sign("Android", "Android"),
            new Sign("Windows", "Windows"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    /** In characters. A name is looked for in the beginning only. */
    private static final int LOOKED_AT = 500;

    private BrowserName() {}

    /** Such as "Firefox · Linux"; empty if neither is known. */
    static String of(String userAgent) {
        String begin = userAgent.substring(0, Math.min(userAgent.length(), LOOKED_AT));
        Optional<String> browser = first(BROWSERS, begin);
        Optional<String> system = first(SYSTEMS, begin);
        if (browser.isPresent() && system.isPresent()) {
            return browser.get() + " · " + system.get();
        }
        return browser.or(() -> system).orElse("");
    }

    private static Optional<String> first(List<Sign> signs, String text) {
        return signs.stream()
                .filter(sign -> text.contains(sign.mark()))
                .map(Sign::name)
                .findFirst();
    }
}
