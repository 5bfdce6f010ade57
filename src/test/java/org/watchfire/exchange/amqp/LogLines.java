package org.watchfire.exchange.amqp;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a logger says, from now until it is closed. */
final class LogLines extends Handler {
    private final Logger logger;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    static LogLines of(Logger logger) {
        LogLines lines = new LogLines(logger);
        logger.addHandler(lines);
        return lines;
    }

    @Override
    public void publish(LogRecord event) {
        lines.add(event.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }

    /** How many lines that hold something have been said. */
    long count(String part) {
        return lines.stream().filter(line -> line.contains(part)).count();
    }

    /** Waits until a line that holds something has been said. */
    void awaitLine(String part) {
        await().atMost(Duration.ofSeconds(60)).until(() -> lines.stream().anyMatch(line -> line.contains(part)));
    }
}
