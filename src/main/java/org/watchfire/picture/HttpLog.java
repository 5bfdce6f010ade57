package org.watchfire.picture;

import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.watchfire.model.Sparingly;

/**
 * Stands between the log of the HTTP libraries and ours: they write a line, some a whole stack, for each request that is
 * none, and anybody may send one. Each part of them is let say one thing a minute, with how many were like it.
 */
final class HttpLog extends Handler {
    private static final Logger LOG = Logger.getLogger(HttpLog.class.getName());

    /** Held here, since the JDK keeps loggers weakly. */
    private static final List<Logger> LIBRARIES =
            List.of(Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("io.javalin"));

    /** One for all pictures of this process. */
    private static final HttpLog ONE = new HttpLog();

    private final Sparingly sparingly = new Sparingly();

    private HttpLog() {
        setLevel(Level.WARNING);
    }

    /** From now on; once more changes nothing. */
    static synchronized void watch() {
        for (Logger library : LIBRARIES) {
            library.setLevel(Level.WARNING); // they greet at every start
            library.setUseParentHandlers(false);
            library.removeHandler(ONE);
            library.addHandler(ONE);
        }
    }

    /** A request that this program could not answer; it may be the request's fault. */
    static void failed(Throwable failure) {
        ONE.say("a request failed", Level.WARNING, "a request failed", Optional.of(failure));
    }

    @Override
    public void publish(LogRecord event) {
        if (isLoggable(event)) {
            say(
                    String.valueOf(event.getLoggerName()),
                    event.getLevel(),
                    String.valueOf(event.getMessage()),
                    Optional.ofNullable(event.getThrown()));
        }
    }

    private void say(String who, Level level, String what, Optional<Throwable> thrown) {
        String kind =
                who + level + thrown.map(each -> each.getClass().getName()).orElse("");
        sparingly
                .due(kind, System.nanoTime())
                .ifPresent(unsaid ->
                        LOG.log(level, "picture: " + what + Sparingly.andUnsaid(unsaid), thrown.orElse(null)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
