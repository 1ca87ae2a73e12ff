package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.config.Setting;
import org.groundswell.web.shell.PageAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Walks the table of pages as every kind of visitor. */
class PageAccessTest {
    private static final Map<PageAccess, Set<Role>> ROLES = Map.of(
            PageAccess.EDITOR, Set.of(Role.EDITOR, Role.ADMIN),
            PageAccess.MODERATOR, Set.of(Role.MODERATOR, Role.ADMIN),
            PageAccess.EDITOR_OR_MODERATOR, Set.of(Role.EDITOR, Role.MODERATOR, Role.ADMIN),
            PageAccess.ADMIN, Set.of(Role.ADMIN));

    private static TestServer server;
    private static final Map<Role, Browser> VISITORS = new EnumMap<>(Role.class);

    private record Route(String method, String path, PageAccess access) {
        static Route parse(String line) {
            String[] parts = line.split(" ");
            return new Route(parts[0], parts[1], PageAccess.valueOf(parts[2]));
        }

        /** The path, with names that nothing has where it leaves them open. */
        String example() {
            return path.replace("{name}", "nothing").replaceAll("\\{\\w+}", "404");
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = TestServer.start(folder, Map.of(Setting.RATE_LIMIT, "0"));
        for (Role role : Role.values()) {
            server.account(role.word(), role);
            Browser browser = new Browser(server);
            browser.signIn(role.word());
            VISITORS.put(role, browser);
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> pagesOfRolesDoNotExistForOthers() {
        return routes().stream()
                .filter(route -> ROLES.containsKey(route.access()))
                .flatMap(route -> Stream.of(Role.values())
                        .filter(role ->
                                !ROLES.getOrDefault(route.access(), Set.of()).contains(role))
                        .map(role -> dynamicTest(
                                role + " " + route.method() + " " + route.path(),
                                () -> assertThat(ask(VISITORS.get(role), route, role)
                                                .status())
                                        .isEqualTo(404))));
    }

    /** Pages whose path names nothing, so that "not found" can only mean "not for you". */
    @TestFactory
    Stream<DynamicTest> pagesOfRolesAreShownToThem() {
        return routes().stream()
                .filter(route -> ROLES.containsKey(route.access())
                        && route.method().equals("GET")
                        && !route.path().contains("{"))
                .flatMap(route -> ROLES.getOrDefault(route.access(), Set.of()).stream()
                        .map(role -> dynamicTest(
                                role + " " + route.method() + " " + route.path(),
                                () -> assertThat(ask(VISITORS.get(role), route, role)
                                                .status())
                                        .isEqualTo(200))));
    }

    @TestFactory
    Stream<DynamicTest> otherPagesSendVisitorsToSignIn() {
        Browser anonymous = new Browser(server);
        String token = Browser.formToken(anonymous.get("/auth/sign_in"));
        return routes().stream()
                .filter(route -> route.access() == PageAccess.SIGNED_IN)
                .map(route -> dynamicTest(route.method() + " " + route.path(), () -> {
                    Answer answer = send(anonymous, route, token);
                    assertThat(answer.status()).isEqualTo(303);
                    assertThat(answer.header("Location"))
                            .hasValueSatisfying(to -> assertThat(to).startsWith("/auth/sign_in?next="));
                }));
    }

    private static List<Route> routes() {
        return server.server.pages().routes().stream().map(Route::parse).toList();
    }

    /** Asks with the token of the forms that the visitor's own pages have. */
    private static Answer ask(Browser browser, Route route, Role role) {
        return send(browser, route, Browser.formToken(browser.get("/@" + role.word())));
    }

    private static Answer send(Browser browser, Route route, String token) {
        if (route.method().equals("GET")) {
            return browser.get(route.example());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("csrf", token);
        return browser.post(route.example(), fields);
    }
}
