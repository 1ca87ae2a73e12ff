package org.groundswell.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without a window or scripts: it keeps cookies and fills in forms. */
public final class Browser {
    private final TestServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(TestServer server) {
        this.server = server;
    }

    public Answer get(String path) {
        return keep(server.send(request(path).GET()));
    }

    public void signIn(String name) {
        Answer page = get("/auth/sign_in");
        Answer answer = submit(page, "/auth/sign_in", "name", name, "password", TestServer.PASSWORD);
        if (answer.status() != 303) {
            throw new AssertionError("could not sign in: " + answer.status() + " " + answer.body());
        }
    }

    /**
     * Sends a page's form that goes to an address, or has a button that does, as it stands, with what was filled in; empty
     * text unchecks a box.
     */
    public Answer submit(Answer page, String action, String... filled) {
        Document document = Jsoup.parse(page.body());
        Element form = document.selectFirst(
                "form[action=\"" + action + "\"], form:has(button[formaction=\"" + action + "\"])");
        if (form == null) {
            throw new AssertionError("the page has no form that goes to " + action + ": " + page.body());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name]:not([type=checkbox]), input[type=checkbox][checked], textarea[name]")
                .forEach(input -> fields.put(input.attr("name"), value(input)));
        form.select("select[name]")
                .forEach(select -> fields.put(
                        select.attr("name"),
                        select.select("option[selected], option:first-child")
                                .last()
                                .val()));
        for (int i = 0; i < filled.length; i += 2) {
            fields.put(filled[i], filled[i + 1]);
        }
        return post(action, fields);
    }

    private static String value(Element input) {
        if (input.attr("type").equals("checkbox")) {
            return input.hasAttr("value") ? input.val() : "on";
        }
        // A parser of HTML drops the first line end of a text area, and so does this.
        return input.val();
    }

    /** The token that forms on a page carry. */
    public static String formToken(Answer page) {
        Element input = Jsoup.parse(page.body()).selectFirst("input[name=csrf]");
        if (input == null) {
            throw new AssertionError("the page has no form");
        }
        return input.val();
    }

    /** Sends a form of a page with just these fields, of which several may have one name, as chosen boxes do. */
    public Answer sendAll(Answer page, String action, List<String> pairs) {
        List<String> fields = new ArrayList<>(List.of("csrf", formToken(page)));
        fields.addAll(pairs);
        return post(action, fields.toArray(String[]::new));
    }

    public Answer post(String path, Map<String, String> fields) {
        String[] pairs = fields.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
        return post(path, pairs);
    }

    public Answer post(String path, String... pairs) {
        return keep(server.send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(TestServer.encoded(pairs)))));
    }

    /** Sends a form with a file, as multipart/form-data, and further fields as name, value, name, value. */
    public Answer upload(Answer page, String path, String field, byte[] file, String... fields) {
        String boundary = "----part";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n"
                            + fields[i + 1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + formToken(page)
                        + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"a file\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return keep(server.send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    /** A file, with more headers of the request. */
    public HttpResponse<byte[]> bytes(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return server.client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form whose answer is a file, with what was filled in. */
    public HttpResponse<byte[]> download(Answer page, String path, String... filled)
            throws IOException, InterruptedException {
        List<String> fields = new ArrayList<>(List.of("csrf", formToken(page)));
        fields.addAll(List.of(filled));
        HttpRequest request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(TestServer.encoded(fields.toArray(String[]::new))))
                .build();
        return server.client().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = server.request(path);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer keep(Answer answer) {
        for (String cookie : answer.response().headers().allValues("Set-Cookie")) {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return answer;
    }
}
