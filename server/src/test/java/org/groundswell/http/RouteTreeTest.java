package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTreeTest {
    private final RouteTree routes = new RouteTree();
    private final Face face = new Face() {
        @Override
        public void addRoutes(Routes table) {}

        @Override
        public boolean owns(String path) {
            return true;
        }

        @Override
        public Reply refuse(Call call, Failure failure) {
            return Reply.empty(failure.status());
        }
    };

    private void add(String path) {
        routes.add("GET", path, face, _ -> Reply.text(200, path));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /,                       /,                    {}
            /accounts/lookup,        /accounts/lookup,     {}
            /accounts/lookup/,       /accounts/lookup,     {}
            /accounts/7,             /accounts/{id},       {id=7}
            /accounts/lookup/follow, /accounts/{id}/follow, {id=lookup}
            /@ana,                   /@{acct},             {acct=ana}
            /@ana@b.example/12,      /@{acct}/{id},        {acct=ana@b.example; id=12}
            /tags/a%2Fb,             /tags/{name},         {name=a/b}
            /tags/a+b,               /tags/{name},         {name=a+b}
            /api/any/thing,          /api/*,               {}
            """)
    void aPathIsFound(String path, String route, String parts) {
        for (String each : new String[] {
            "/",
            "/accounts/lookup",
            "/accounts/{id}",
            "/accounts/{id}/follow",
            "/@{acct}",
            "/@{acct}/{id}",
            "/tags/{name}",
            "/api/*"
        }) {
            add(each);
        }
        Optional<RouteTree.Match> match = routes.find("GET", path);
        assertThat(match).isPresent();
        assertThat(new String(match.get().endpoint().answer(null).body(), StandardCharsets.UTF_8))
                .isEqualTo(route);
        assertThat(match.get().parts()).hasToString(parts.replace("; ", ", "));
        assertThat(routes.find("POST", path)).isEmpty();
    }

    @Test
    void anUnknownPathIsNotFound() {
        add("/tags/{name}");
        add("/@{acct}");
        assertThat(routes.find("GET", "/tags")).isEmpty();
        assertThat(routes.find("GET", "/tags/a/b")).isEmpty();
        assertThat(routes.find("GET", "/@")).isEmpty();
        assertThat(routes.find("GET", "/../tags/a")).isEmpty();
        assertThatThrownBy(() -> routes.find("GET", "/tags/%zz")).isInstanceOf(Refusal.Malformed.class);
        assertThatThrownBy(() -> add("/tags/{name}")).isInstanceOf(IllegalStateException.class);
    }
}
