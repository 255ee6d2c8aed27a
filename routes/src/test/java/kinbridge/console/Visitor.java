package kinbridge.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a browser without JavaScript: keeps cookies, sends forms, follows nothing by itself. */
public final class Visitor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    public Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Who has signed in through the page, as anybody does. */
    public static Visitor signedIn(int port, String practitioner) {
        Visitor visitor = new Visitor(port);
        visitor.post("/sign-in", visitor.token(), "practitioner", practitioner);
        return visitor;
    }

    public HttpResponse<String> get(String address) {
        return send(request(address).GET().build());
    }

    /** The secret that a form of this visitor's own session carries. */
    public String token() {
        Matcher token = TOKEN.matcher(get("/sign-in").body());
        if (!token.find()) {
            throw new IllegalStateException("the sign-in page has no form");
        }
        return token.group(1);
    }

    public HttpResponse<String> post(String address, String token, String... namesAndValues) {
        StringBuilder form = new StringBuilder("_csrf=").append(encode(token));
        for (int at = 0; at < namesAndValues.length; at += 2) {
            form.append('&').append(namesAndValues[at]).append('=').append(encode(namesAndValues[at + 1]));
        }
        return send(request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()))
                .build());
    }

    /** Files chosen in a form, as a browser sends them: names and contents by turns. */
    public HttpResponse<String> upload(String address, String token, String reason, String... namesAndContents) {
        String boundary = "----kinbridge" + token.hashCode();
        StringBuilder body = new StringBuilder();
        part(body, boundary, "name=\"_csrf\"", token);
        part(body, boundary, "name=\"reason\"", reason);
        for (int at = 0; at < namesAndContents.length; at += 2) {
            part(
                    body,
                    boundary,
                    "name=\"files\"; filename=\"" + namesAndContents[at] + "\"\r\nContent-Type: text/csv",
                    namesAndContents[at + 1]);
        }
        body.append("--").append(boundary).append("--\r\n");
        return send(request(address)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body.toString(), StandardCharsets.ISO_8859_1))
                .build());
    }

    private static void part(StringBuilder body, String boundary, String what, String content) {
        body.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; ")
                .append(what);
        body.append("\r\n\r\n").append(content).append("\r\n");
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("kinbridge"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** A file as it is. */
    byte[] bytes(String address) {
        try {
            return client.send(request(address).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** A page as it is, apart from the token that differs on each answer. */
    static String withoutToken(HttpResponse<String> page) {
        return TOKEN.matcher(page.body()).replaceAll("name=\"_csrf\"");
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(base + address)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
