package org.groundswell.web.admin;

import java.util.List;
import org.groundswell.rendering.Ago;
import org.groundswell.web.view.Person;

/**
 * An account with what a decision about it needs to consider.
 *
 * @param path of its page at the desk
 * @param facts about it, in words
 * @param restrictions in force
 * @param strikes earlier decisions
 * @param linked accounts that may be the same person's
 */
public record DeskAccount(
        String path,
        Person person,
        Ago joined,
        List<String> facts,
        List<Restriction> restrictions,
        List<StrikeLine> strikes,
        List<Linked> linked) {
    /** A restriction in force, in words, with its name in forms. */
    public record Restriction(String type, String label) {}

    /** An earlier decision, in words. */
    public record StrikeLine(String what, String text, Ago at, boolean lifted) {}

    /**
     * An account with which another has a browser or a network in common.
     *
     * @param path of its page at the desk
     * @param device whether it is a browser
     */
    public record Linked(Person person, String path, boolean device) {}
}
