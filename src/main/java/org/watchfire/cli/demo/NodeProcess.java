package org.watchfire.cli.demo;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.model.NationId;
import org.watchfire.node.NodeClock;

/**
 * One node as a process of its own. A node that dies without having been told to is started again with the same
 * configuration and told the same clock, as a service manager would do.
 */
final class NodeProcess implements AutoCloseable {
    /** A node that keeps dying is not started for ever. */
    private static final int MAX_RESTARTS = 20;

    private static final long STOP_SECONDS = 20;
    private static final long POLL_MILLIS = 50;
    private static final Clock WALL = Clock.systemUTC();

    private final NationId nation;
    private final Path configuration;
    private final Path log;
    private final int heapMegabytes;
    private final PrintStream notes;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Boolean> drained = new CompletableFuture<>();
    private final CompletableFuture<Void> answers = new CompletableFuture<>();
    private volatile CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile Process process;
    private volatile String clockLine = "";
    private volatile boolean stopping;
    private volatile long notBeforeUnixNanos;
    private boolean wasReady;
    private int restarts;

    /**
     * Starts the node.
     *
     * @param nation whose
     * @param configuration its file
     * @param log where its own lines go
     * @param heapMegabytes bound on its heap
     * @param notes where changes of its life are told
     */
    NodeProcess(NationId nation, Path configuration, Path log, int heapMegabytes, PrintStream notes) {
        this.nation = nation;
        this.configuration = configuration;
        this.log = log;
        this.heapMegabytes = heapMegabytes;
        this.notes = notes;
        this.process = launch();
    }

    NationId nation() {
        return nation;
    }

    /** The operating system's id of the process that runs now. */
    long pid() {
        return process.pid();
    }

    /**
     * Waits until the node's addresses answer.
     *
     * @throws CommandFailure naming the log, if they do not within {@code seconds}
     */
    void awaitAnswers(long seconds) {
        await(answers, "did not answer", seconds);
    }

    /**
     * Waits until the node says that it is warm and ready.
     *
     * @throws CommandFailure naming the log, if it does not within {@code seconds}
     */
    void awaitReady(long seconds) {
        await(ready, "was not ready", seconds);
    }

    private void await(CompletableFuture<Void> said, String what, long seconds) {
        try {
            said.get(seconds, TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new CommandFailure(
                    "the " + nation + " node " + what + " after " + seconds + " s; its log " + log + " says why", late);
        }
    }

    /** An address the node printed: {@code picture}, {@code hub} or {@code sign-in}. */
    String address(String kind) {
        return addresses.getOrDefault(kind, "");
    }

    /** Whether the node has such an address. */
    boolean has(String kind) {
        return addresses.containsKey(kind);
    }

    /** Starts the exercise clock, as if begun at {@code unixNanos}; said again to the node after a restart. */
    void beginClock(long unixNanos) {
        clockLine = "clock " + unixNanos;
        say(clockLine);
    }

    /** Lets the node finish what it has; answered through {@link #awaitDrained}. */
    void drain() {
        drained = new CompletableFuture<>();
        say("drain");
    }

    /** Waits until the node has nothing outstanding, or says that it still has. */
    void awaitDrained(long seconds) {
        try {
            if (!drained.get(seconds, TimeUnit.SECONDS)) {
                notes.println(nation + " node still had something outstanding when it was stopped");
            }
        } catch (Exception late) {
            notes.println(nation + " node did not say that it has nothing outstanding");
        }
    }

    /** Ends the process at once, as a crash would; it is started again at a moment of wall time. */
    void kill(long restartUnixNanos) {
        notBeforeUnixNanos = restartUnixNanos;
        process.destroyForcibly();
    }

    /** Tells the node to stop and waits for it. */
    @Override
    public void close() {
        stopping = true;
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                notes.println(nation + " node did not stop within " + STOP_SECONDS + " s and was ended");
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                // A node of a demo lives for minutes, beside others on one machine: what C2 would spend on compiling
                // is more than it could ever gain.
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:ReservedCodeCacheSize=64m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.watchfire.cli.Watchfire",
                "node",
                configuration.toString());
        try {
            File lines = log.toFile();
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(lines))
                    .start();
            Thread.ofPlatform().name("node-" + nation).daemon().start(() -> follow(started));
            return started;
        } catch (IOException cannot) {
            throw new CommandFailure("cannot start the " + nation + " node: " + cannot.getMessage(), cannot);
        }
    }

    /** Reads what the node prints until it ends; then starts it again unless it was told to stop. */
    private void follow(Process started) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException ended) {
            // The process is gone; waitFor below says how.
        }
        try {
            int code = started.waitFor();
            awaitRestart();
            if (!stopping) {
                restart(code);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitRestart() throws InterruptedException {
        while (!stopping && NodeClock.unixNanos(WALL) < notBeforeUnixNanos) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private synchronized void restart(int code) {
        if (!wasReady) {
            CommandFailure ended = new CommandFailure("the " + nation + " node ended with code " + code);
            answers.completeExceptionally(ended);
            ready.completeExceptionally(ended);
            return;
        }
        if (++restarts > MAX_RESTARTS) {
            notes.println(nation + " node ended " + restarts + " times and is not started again; see " + log);
            return;
        }
        notes.println(nation + " node ended with code " + code + "; starting it again");
        ready = new CompletableFuture<>();
        process = launch();
    }

    /** Lines of the form {@code NATION kind address}, {@code NATION answers} and {@code NATION ready}. */
    private void heard(String line) {
        String[] words = line.split(" ", 3);
        if (words.length == 3 && words[0].equals(nation.code())) {
            addresses.put(words[1], words[2]);
        } else if (line.equals(nation + " answers")) {
            answers.complete(null);
        } else if (line.equals(nation + " ready")) {
            if (restarts > 0) {
                notes.println(nation + " node is back");
                say(clockLine);
            }
            wasReady = true;
            ready.complete(null);
        } else if (words.length == 2 && words[1].endsWith("drained")) {
            drained.complete(words[1].equals("drained"));
        }
    }

    private synchronized void say(String line) {
        try {
            @SuppressWarnings("resource") // closing it would close the node's standard input
            Writer input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(line + "\n");
            input.flush();
        } catch (IOException ended) {
            // It is being started again, and is told then.
        }
    }
}
