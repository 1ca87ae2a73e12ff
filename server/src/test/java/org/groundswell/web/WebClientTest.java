package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.groundswell.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * A client of static files on another origin, as a browser runs it: it registers itself, signs a person in, streams, posts a
 * picture and shows it. What it needs of the server is more than the API: permissions for other origins, also for uploads,
 * headers that scripts may read, and files that other sites may show.
 */
class WebClientTest extends BrowserSteps {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static HttpServer client;

    @BeforeAll
    static void start() throws IOException {
        Chromium.assumeInstalled();
        server = TestServer.start(directory, Map.of());
        server.account("ana");
        byte[] page;
        try (InputStream file =
                Objects.requireNonNull(WebClientTest.class.getResourceAsStream("/clients/web-client.html"))) {
            page = file.readAllBytes();
        }
        client = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        client.createContext("/", exchange -> {
            boolean isPage = exchange.getRequestURI().getPath().equals("/");
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(isPage ? 200 : 404, isPage ? page.length : -1);
            if (isPage) {
                exchange.getResponseBody().write(page);
            }
            exchange.close();
        });
        client.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            client.stop(0);
            server.close();
        }
    }

    @Override
    URI url() {
        return server.url;
    }

    @Test
    void aStaticClientOfAnotherOriginSignsInPostsAPictureAndStreams() throws IOException {
        open(false);
        browser.get("http://127.0.0.1:" + client.getAddress().getPort() + "/?server=" + server.url);
        click("#sign-in");
        await("h1", "Sign in");
        type("#name", "ana");
        type("#password", TestServer.PASSWORD);
        click("main .form .button");
        await("main", "A client");
        click("main form .button");
        await("#me", "ana");
        await("#stream", "open");
        click("#post");
        await("#timeline li p", "From another origin");
        await(_ -> (Boolean) browser.executeScript("""
                const picture = document.querySelector('#timeline li img');
                return picture !== null && picture.complete && picture.naturalWidth === 120;
                """));
        assertThat(browser.findElement(By.cssSelector("#timeline li img")).getAttribute("alt"))
                .isEqualTo("a teal square");
        await("#link", "rel=");
        assertThat(browser.findElement(By.id("link")).getText()).contains("/api/v1/timelines/home", "rel=\"prev\"");
        assertThat(browser.findElement(By.id("error")).getText()).isEmpty();
    }
}
