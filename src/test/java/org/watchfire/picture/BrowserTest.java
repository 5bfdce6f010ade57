package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The front end's own tests, and the picture seen through headless Chromium. */
class BrowserTest {
    private static final Path WEB = Path.of("web").toAbsolutePath();
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    @Test
    void passesItsOwnTests() throws IOException, InterruptedException {
        require(
                Files.isDirectory(WEB.resolve("node_modules/vitest")),
                "the front end is not installed (-DskipWeb=true?)");
        Process run = new ProcessBuilder("npm", "run", "--silent", "test")
                .directory(WEB.toFile())
                .redirectErrorStream(true)
                .start();
        String output;
        try (BufferedReader lines = run.inputReader()) {
            output = String.join("\n", lines.lines().toList());
        }

        assertThat(run.waitFor()).as(output).isZero();
        assertThat(output).contains("passed");
    }

    @Test
    void showsAnOperatorTheLaunchTheWarningAndItsEndAndAsksNobodyElse() throws IOException, InterruptedException {
        Optional<Path> chromium = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        require(chromium.isPresent(), "there is no Chromium");
        require(
                Files.isDirectory(WEB.resolve("node_modules/playwright-core"))
                        && BrowserTest.class.getResource("/web/index.html") != null,
                "the front end is not built (-DskipWeb=true?)");
        JsonNode seen;
        String url;
        try (PictureDemo demo = new PictureDemo(0, 40)) {
            demo.begin(420);
            url = demo.server().url();
            seen = look(demo, chromium.orElseThrow());
        }

        for (String banner : List.of(
                seen.get("doorBanner").stringValue(),
                seen.get("banners").get(0).stringValue(),
                seen.get("banners").get(1).stringValue())) {
            assertThat(banner).contains("EXERCISE", "演習", "훈련");
        }
        assertThat(text(seen, "refused")).contains("wrong");
        assertThat(text(seen, "warning"))
                .contains("EXERCISE · KOR-E1", "WARNING", "Okinawa", "announced corridor, not measured", "92 × 41 km");
        assertThat(text(seen, "left")).contains("notional").doesNotContain("NaN", "undefined", "null");
        assertThat(text(seen, "help")).contains("next alert");
        assertThat(text(seen, "selected"))
                .contains("KOR-1001", "USA reduced · rule-7")
                .doesNotContain("NaN", "undefined", "null");
        assertThat(text(seen, "replay")).contains("UTC");
        assertThat(text(seen, "acknowledged")).contains("JPN", "✓");
        assertThat(text(seen, "cleared")).contains("ALL-CLEAR", "come down in the sea");
        assertThat(seen.get("faults"))
                .as("errors in the page, such as breaches of its policy")
                .isEmpty();
        assertThat(seen.get("requests"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.stringValue()).startsWith(url + "/"));
        assertThat(seen.get("sockets"))
                .isNotEmpty()
                .allSatisfy(
                        socket -> assertThat(socket.stringValue()).isEqualTo(url.replace("http", "ws") + "/picture"));
    }

    private static JsonNode look(PictureDemo demo, Path chromium) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "node", "test/browser.mjs", demo.server().url() + "/", "desk-3", "watchfire", chromium.toString());
        Path complaints = Files.createTempFile("browser", ".log");
        Process run = builder.directory(WEB.toFile())
                .redirectError(complaints.toFile())
                .start();
        String last = "";
        try (BufferedReader lines = run.inputReader();
                Writer words = run.outputWriter()) {
            for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
                last = line.get();
                if (last.equals("all-clear, please")) {
                    demo.show(Synthetic.allClear(3, true, Synthetic.LAUNCH.plusSeconds(460)));
                    words.write("given\n");
                    words.flush();
                }
            }
        } finally {
            if (!run.waitFor(60, TimeUnit.SECONDS)) {
                run.destroyForcibly();
            }
        }
        String complained = Files.readString(complaints);
        Files.delete(complaints);
        assertThat(last)
                .as("last word of the browser, which complained: %s", complained)
                .startsWith("{");
        return new JsonMapper().readTree(last);
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    private static String text(JsonNode seen, String name) {
        return seen.get(name).stringValue();
    }

    /** Where something is missing: a failure when {@code CI=true}, else a test left out with one loud line. */
    private static void require(boolean met, String otherwise) {
        if (!met && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(otherwise + ", and CI=true");
        }
        if (!met) {
            System.err.println("BrowserTest: LEFT OUT: " + otherwise);
        }
        Assumptions.assumeTrue(met, otherwise);
    }
}
