package org.groundswell.web;

/**
 * An authorization code to copy into an app that can't be redirected to.
 *
 * @param app the app's name
 */
public record CodePage(Page page, String app, String code) implements View {
    @Override
    public String template() {
        return "code";
    }
}
