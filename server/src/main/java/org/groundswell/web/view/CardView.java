package org.groundswell.web.view;

import java.util.Optional;

/**
 * The preview of a page in a post. Its pictures and players stay where they are: nothing is loaded from other servers.
 *
 * @param site the website's name as the address has it, since a page can call itself as it likes
 * @param author the author's name; empty if unknown
 * @param account the author's account, if it is here
 * @param player the path of the page with the video's player, on this server
 */
public record CardView(
        String url,
        String site,
        String title,
        String description,
        String author,
        Optional<Person> account,
        Optional<String> player) {}
