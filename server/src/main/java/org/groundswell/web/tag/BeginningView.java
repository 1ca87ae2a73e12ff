package org.groundswell.web.tag;

import java.util.List;
import java.util.Optional;
import org.groundswell.rendering.Ago;

/**
 * How a wave began, on its page.
 *
 * @param hours how many people there were in the hour before, and in the first
 * @param first its first posts
 * @param tipping the post that was passed on most before the peak
 * @param tipped how often
 * @param link the address that most pointed to at first, and how many did
 * @param remarks what stands out about who the first hour came from
 */
public record BeginningView(
        String hours,
        List<Pointer> first,
        Optional<Pointer> tipping,
        String tipped,
        Optional<Shared> link,
        List<String> remarks) {

    /** Points to a post. */
    public record Pointer(String name, String url, String excerpt, Ago at) {}

    public record Shared(String url, String people) {}
}
