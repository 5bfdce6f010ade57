package org.watchfire.cli.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.watchfire.cli.failure.CommandFailure;

/** A {@link Member} that can be killed, frozen and started again. */
final class MemberProcess implements AutoCloseable {
    private static final long START_SECONDS = 60;

    private final Path root;
    private final List<String> arguments;
    private Process process;
    private volatile boolean ready;
    private volatile boolean done;

    /** Starts it and waits until it is ready. */
    MemberProcess(Path root, List<String> arguments) throws IOException, InterruptedException {
        this.root = root;
        this.arguments = List.copyOf(arguments);
        this.process = launch();
        awaitReady();
    }

    /** Whether it said that all it sent is receipted; forgotten when it starts again. */
    boolean isDone() {
        return done;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As a crash would, and starts it again at once. */
    void killAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch();
        awaitReady();
    }

    /** Stands still for a while, its connections open. */
    void freeze(long millis) throws IOException, InterruptedException {
        signal("-STOP");
        TimeUnit.MILLISECONDS.sleep(millis);
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private Process launch() throws IOException {
        ready = false;
        done = false;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Member.class.getName()));
        command.addAll(arguments);
        Process started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        root.resolve(arguments.getFirst() + ".log").toFile()))
                .start();
        Thread.ofVirtual().start(() -> follow(started));
        return started;
    }

    private void follow(Process started) {
        try (BufferedReader lines = started.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ready |= line.equals("ready");
                done |= line.equals("done");
            }
        } catch (IOException ended) {
            // The process is gone; whoever waits for it sees that.
        }
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!ready) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new CommandFailure("the process " + arguments.getFirst() + " did not start; see "
                        + root.resolve(arguments.getFirst() + ".log"));
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Ends it; what is not in its journal by now never will be. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
