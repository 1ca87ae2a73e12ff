package org.groundswell.web;

/** A composer on a page of its own. */
public record WritePage(Page page, Composing.Form form) implements View {
    @Override
    public String template() {
        return "write";
    }
}
