package org.watchfire.picture;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;

/**
 * The front end's own files, as the build put them on the class path under {@code web/}. Which there are is looked up once: whoever
 * asks for another costs no search. Each is read when it is first asked for, and kept compressed.
 */
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

    private final Set<String> names = names(Pages.class.getClassLoader());
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

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
        Optional<Page> page =
                names.contains(path) ? Optional.of(pages.computeIfAbsent(path, Pages::read)) : Optional.empty();
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

    /** Of the front end on a class path, in folders and jars. */
    static Set<String> names(ClassLoader classPath) {
        Set<String> names = new HashSet<>();
        try {
            for (URL root : Collections.list(classPath.getResources("web"))) {
                names.addAll(root.openConnection() instanceof JarURLConnection jar ? inJar(jar) : inFolder(root));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the front end's files", e);
        }
        names.removeIf(name -> !NAME.matcher(name).matches() || !TYPES.containsKey(extension(name)));
        return Set.copyOf(names);
    }

    private static List<String> inJar(JarURLConnection jar) throws IOException {
        return jar.getJarFile().stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith("web/"))
                .map(name -> name.substring("web/".length()))
                .toList();
    }

    private static List<String> inFolder(URL url) throws IOException {
        Path root = Path.of(URI.create(url.toString()));
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
                    .toList();
        }
    }

    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Page read(String name) {
        try (InputStream file = Pages.class.getResourceAsStream("/web/" + name)) {
            byte[] plain = Objects.requireNonNull(file, name).readAllBytes();
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                gzip.write(plain);
            }
            return new Page(Objects.requireNonNull(TYPES.get(extension(name))), plain, zipped.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("front-end file " + name, e);
        }
    }
}
