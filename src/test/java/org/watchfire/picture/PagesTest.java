package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest extends ServedPicture {
    private Path later;

    @Override
    @BeforeEach
    void start() {
        try {
            Path web = Path.of(Objects.requireNonNull(PagesTest.class.getResource("/"))
                            .toURI())
                    .resolve("web");
            Files.createDirectories(web);
            Files.writeString(web.resolve("pages-test.txt"), "there");
            later = web.resolve("pages-test-later.txt");
            Files.deleteIfExists(later);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        super.start();
    }

    @Test
    void whatIsThereIsLookedUpOnceAndNothingElseIsSearchedFor() throws IOException {
        Files.writeString(later, "too late");
        try {
            assertThat(browser.get("/pages-test.txt").body()).isEqualTo("there");
            assertThat(browser.get("/pages-test-later.txt").statusCode()).isEqualTo(404);
        } finally {
            Files.delete(later);
        }
    }

    @Test
    void filesAreFoundInFoldersAndJars(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("web/assets/deeper"));
        for (String name : List.of("index.html", "assets/a-1.js", "assets/deeper/b.js", "build.exe", ".lock")) {
            Files.writeString(folder.resolve("web").resolve(name), "x");
        }
        Path jar = folder.resolve("front.jar");
        try (OutputStream bytes = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(bytes)) {
            for (String name : List.of("web/", "web/words.json", "web/assets/", "web/assets/c.css", "other/d.css")) {
                out.putNextEntry(new JarEntry(name));
            }
        }
        URL[] both = {folder.toUri().toURL(), jar.toUri().toURL()};
        try (URLClassLoader classPath = new URLClassLoader(both, null)) {
            assertThat(Pages.names(classPath))
                    .containsExactlyInAnyOrder("index.html", "assets/a-1.js", "words.json", "assets/c.css");
        }
    }
}
