package org.watchfire.picture;

import java.util.Arrays;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;

/**
 * Where a track has been, for screens that open later: at most {@value #MOST} positions, of an aircraft one each {@value
 * #AIR_SPACING_MILLIS} ms of scenario time, of anything else one each {@value #SPACING_MILLIS} ms. Beyond that the older
 * half is thinned for launches and the oldest go for aircraft. Primitive arrays: there may be thousands.
 *
 * <p>Safe for use by several threads.
 */
final class Trail {
    private static final int MOST = 240;
    private static final int MOST_AIR = 40;
    private static final long SPACING_MILLIS = 1000;
    private static final long AIR_SPACING_MILLIS = 8000;

    private long[] millis = new long[8];
    private int[] ecefMetres = new int[24];
    private int count;

    /** Appends a position, unless it is too near the last in time. */
    synchronized void add(SystemTrack track) {
        StateEstimate estimate = track.estimate();
        long at = Utc.millis(estimate.time());
        boolean air = track.motion().air() > 0.5;
        if (count > 0 && at - millis[count - 1] < (air ? AIR_SPACING_MILLIS : SPACING_MILLIS)) {
            return;
        }
        if (count >= (air ? MOST_AIR : MOST)) {
            thin(air);
        }
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, 2 * count);
            ecefMetres = Arrays.copyOf(ecefMetres, 6 * count);
        }
        millis[count] = at;
        for (int i = 0; i < 3; i++) {
            ecefMetres[3 * count + i] = (int) Math.round(estimate.state(i));
        }
        count++;
    }

    /** The positions as they go over the wire: {@code t, x, y, z} one after the other, oldest first. */
    synchronized String json() {
        StringBuilder json = new StringBuilder(40 * count);
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append(millis[i]);
            for (int k = 0; k < 3; k++) {
                json.append(',').append(ecefMetres[3 * i + k]);
            }
        }
        return json.toString();
    }

    private void thin(boolean air) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            boolean keep = air ? i >= count / 8 : i >= count / 2 || i % 2 == 0;
            if (keep) {
                millis[kept] = millis[i];
                System.arraycopy(ecefMetres, 3 * i, ecefMetres, 3 * kept, 3);
                kept++;
            }
        }
        count = kept;
    }
}
