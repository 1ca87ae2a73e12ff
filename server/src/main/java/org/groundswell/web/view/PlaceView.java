package org.groundswell.web.view;

/**
 * A place whose trends a page can show.
 *
 * @param page the path of the page
 * @param parameter the query parameter that asks for it: {@code place} or {@code language}; empty for the world
 * @param code ISO 3166-1 alpha-2 or ISO 639; empty for the world
 */
public record PlaceView(String page, String parameter, String code, String name, boolean chosen) {
    public String url() {
        return code.isEmpty() ? page : page + "?" + parameter + "=" + code;
    }
}
