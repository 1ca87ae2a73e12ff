package org.groundswell.auth;

/**
 * Where a sign-in comes from.
 *
 * @param network the client's address, as limits count
 * @param browser in words, such as "Firefox · Linux"; empty if unknown
 * @param device the secret of the browser's device cookie; empty if it has none
 */
public record Origin(String network, String browser, String device) {
    /** In characters; longer names are cut. */
    private static final int LONGEST = 60;

    public Origin {
        browser = browser.length() <= LONGEST ? browser : browser.substring(0, LONGEST);
    }

    public static Origin of(String network) {
        return new Origin(network, "", "");
    }
}
