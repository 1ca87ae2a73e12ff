package org.groundswell.translation;

import java.net.URI;

/**
 * A server that speaks the API of LibreTranslate. The operator has chosen it, so it may have a private address.
 *
 * @param address without a slash at its end
 * @param key for servers that ask for one; otherwise empty
 */
public record TranslationServer(URI address, String key) {
    /** Without the key, since it may be logged. */
    @Override
    public String toString() {
        return "TranslationServer[" + address + "]";
    }
}
