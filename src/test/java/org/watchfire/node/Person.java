package org.watchfire.node;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signed in at a node's picture with a password. */
final class Person implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String picture;
    private final String cookie;

    private Person(String picture, String name, String password) {
        this.picture = picture;
        HttpResponse<String> answer =
                send(request("/sign-in"), "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
        cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    static Person signIn(String picture, String name, String password) {
        return new Person(picture, name, password);
    }

    JsonNode policy() {
        return json(send(asked("/policy").GET()));
    }

    HttpResponse<String> propose(String text) {
        return send(asked("/policy/propose"), text);
    }

    HttpResponse<String> approve(String sha256) {
        return send(asked("/policy/approve"), "{\"sha256\":\"" + sha256 + "\"}");
    }

    HttpResponse<String> cutOff(String partner) {
        return send(asked("/policy/cut-off"), "{\"partner\":\"" + partner + "\"}");
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpRequest.Builder asked(String path) {
        return request(path).header("Cookie", cookie);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(picture + path))
                .timeout(Duration.ofSeconds(30))
                .header("Origin", picture);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body) {
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException("the picture at " + picture + " does not answer", failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
