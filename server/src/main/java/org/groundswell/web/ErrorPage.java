package org.groundswell.web;

/** An error: what happened and what to do. */
public record ErrorPage(Page page, String heading, String message) implements View {
    @Override
    public String template() {
        return "error";
    }
}
