package org.watchfire.node;

import java.time.Clock;
import java.time.Instant;
import org.watchfire.astro.TimeScales;
import org.watchfire.model.ClockState;
import org.watchfire.model.TimeTag;

/** What time a node lives in. Safe to read from any thread; it is read once for each input, as that comes in. */
public sealed interface NodeClock {
    /** The moment, in the node's time. */
    TimeTag now();

    /** Whether time passes yet. */
    boolean runs();

    /** Seconds of the node's time in a second of wall time. */
    double speed();

    /** Wall time, nanoseconds since 1970-01-01T00:00:00 UTC; what latency is measured in. */
    static long unixNanos(Clock wall) {
        Instant instant = wall.instant();
        return instant.getEpochSecond() * TimeTag.NANOS + instant.getNano();
    }

    /**
     * The machine's clock.
     *
     * @param wall the machine's clock, or a test's
     * @param errorNanos one standard deviation, as is assumed of a machine with a time service
     */
    record OfMachine(Clock wall, long errorNanos) implements NodeClock {
        @Override
        public TimeTag now() {
            return new TimeTag(TimeScales.taiNanos(wall.instant()), errorNanos, ClockState.LOCKED);
        }

        @Override
        public boolean runs() {
            return true;
        }

        @Override
        public double speed() {
            return 1;
        }
    }

    /** A clock for exercises and recordings: stands at its start until begun, then runs at its speed. */
    final class OfExercise implements NodeClock {
        private static final long STANDS = Long.MIN_VALUE;

        private final Clock wall;
        private final double speed;
        private volatile long startTaiNanos;
        private volatile long begunUnixNanos = STANDS;

        /**
         * @param wall the machine's clock, or a test's
         * @param startTaiNanos where it stands
         * @param speed seconds of exercise in a second
         */
        public OfExercise(Clock wall, long startTaiNanos, double speed) {
            this.wall = wall;
            this.startTaiNanos = startTaiNanos;
            this.speed = speed;
        }

        /** Moves the start; for a recording, whose first record says when it was. Only before the clock runs. */
        public void startAt(long taiNanos) {
            if (runs()) {
                throw new IllegalStateException("the exercise clock runs already");
            }
            startTaiNanos = taiNanos;
        }

        /** Lets time pass, as if it had begun to at {@code unixNanos}. */
        public void begin(long unixNanos) {
            begunUnixNanos = unixNanos;
        }

        /** Goes on as it went when it showed {@code shown} at {@code unixNanos}; one that had not begun still stands. */
        void goOn(TimeTag shown, long unixNanos) {
            long gone = shown.taiNanos() - startTaiNanos;
            if (gone > 0) {
                begin(unixNanos - Math.round(gone / speed));
            }
        }

        @Override
        public TimeTag now() {
            long begun = begunUnixNanos;
            long gone = begun == STANDS ? 0 : Math.max(0, unixNanosNow() - begun);
            return TimeTag.of(startTaiNanos + Math.round(gone * speed));
        }

        @Override
        public boolean runs() {
            return begunUnixNanos != STANDS;
        }

        @Override
        public double speed() {
            return speed;
        }

        private long unixNanosNow() {
            return NodeClock.unixNanos(wall);
        }
    }
}
