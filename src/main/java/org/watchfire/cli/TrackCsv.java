package org.watchfire.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.watchfire.model.Motion;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Track;

/** Tracks as CSV rows: time, number, ECEF state, class and its probability, status, existence, covariance. */
final class TrackCsv {
    private static final String[] TERMS = {"x", "y", "z", "vx", "vy", "vz"};

    private TrackCsv() {}

    static void header(Writer out) throws IOException {
        out.write("t_s,track_id,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps,class,class_probability,status,existence");
        for (int i = 0; i < StateEstimate.STATE; i++) {
            for (int j = i; j < StateEstimate.STATE; j++) {
                out.write(",p_" + TERMS[i] + "_" + TERMS[j]);
            }
        }
        out.write(",parent\n");
    }

    static void row(Writer out, double seconds, Track track) throws IOException {
        StateEstimate e = track.estimate();
        out.write(String.format(Locale.ROOT, "%.3f,%d", seconds, track.id().number()));
        for (int i = 0; i < 6; i++) {
            out.write(String.format(Locale.ROOT, i < 3 ? ",%.3f" : ",%.5f", e.state(i)));
        }
        Motion motion = track.motion();
        boolean air = motion.air() >= 0.5;
        out.write(String.format(
                Locale.ROOT,
                ",%s,%.4f,%s,%.4f",
                air ? "aircraft" : "ballistic",
                air ? motion.air() : motion.ballistic(),
                track.status(),
                track.existence()));
        for (double term : e.toCovariance()) {
            out.write(',');
            out.write(Double.toString((float) term));
        }
        out.write(',');
        out.write(track.parent().map(id -> Long.toString(id.number())).orElse(""));
        out.write('\n');
    }
}
