package org.watchfire.picture;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The front end's own files, as the build put them on the class path under {@code web/}; read once, kept compressed. */
final class Pages {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)?");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");
    private static final int MOST_FILES = 200;

    private final Map<String, Optional<Page>> pages = new ConcurrentHashMap<>();

    /** A file, ready to send; a class, since records should not hold arrays. */
    private static final class Page {
        private final String type;
        private final byte[] plain;
        private final byte[] zipped;

        private Page(String type, byte[] plain, byte[] zipped) {
            this.type = type;
            this.plain = plain;
            this.zipped = zipped;
        }
    }

    /** Answers with a file, or with 404. */
    void answer(Context context) {
        String path = context.path().equals("/") ? "index.html" : context.path().substring(1);
        Optional<Page> page = NAME.matcher(path).matches() ? page(path) : Optional.empty();
        if (page.isEmpty()) {
            context.status(HttpStatus.NOT_FOUND).contentType("text/plain; charset=utf-8");
            context.result(
                    path.equals("index.html")
                            ? "The front end is not in this build: build again without -DskipWeb=true.\n"
                            : "There is nothing here.\n");
            return;
        }
        if (path.startsWith("assets/")) { // their names change with their content
            context.header("Cache-Control", "public, max-age=31536000, immutable");
        }
        context.contentType(page.get().type);
        boolean zip = Optional.ofNullable(context.header("Accept-Encoding"))
                .filter(accepted -> accepted.contains("gzip"))
                .isPresent();
        if (zip && page.get().zipped.length < page.get().plain.length) {
            context.header("Content-Encoding", "gzip");
            context.header("Vary", "Accept-Encoding");
            context.result(page.get().zipped);
        } else {
            context.result(page.get().plain);
        }
    }

    private Optional<Page> page(String path) {
        Optional<Page> known = pages.getOrDefault(path, Optional.empty());
        if (known.isPresent()) {
            return known;
        }
        Optional<Page> read = read(path);
        if (read.isPresent() && pages.size() < MOST_FILES) {
            pages.put(path, read);
        }
        return read;
    }

    private static Optional<Page> read(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        Optional<String> type = Optional.ofNullable(TYPES.get(extension));
        try (InputStream file = Pages.class.getResourceAsStream("/web/" + path)) {
            if (file == null || type.isEmpty()) {
                return Optional.empty();
            }
            byte[] plain = file.readAllBytes();
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                gzip.write(plain);
            }
            return Optional.of(new Page(type.get(), plain, zipped.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("front-end file " + path, e);
        }
    }
}
