package org.groundswell.web;

/** The page about this server: how tags, waves and stories work. */
public record AboutPage(Page page) implements View {
    @Override
    public String template() {
        return "about";
    }
}
