package org.groundswell.web;

import java.util.List;
import java.util.Optional;

/**
 * A post in its thread.
 *
 * @param ancestors the posts above it
 * @param main the post itself
 * @param descendants the posts below it
 * @param reply a form to reply with, if the visitor may
 * @param answerers who may reply: everybody, followed or nobody
 */
public record ThreadPage(
        Page page,
        List<PostView> ancestors,
        PostView main,
        List<PostView> descendants,
        Optional<Composing.Form> reply,
        String answerers)
        implements View {
    @Override
    public String template() {
        return "thread";
    }
}
