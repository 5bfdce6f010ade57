package org.watchfire.astro;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.orekit.data.LazyLoadedDataContext;
import org.orekit.time.DateComponents;
import org.orekit.time.LazyLoadedTimeScales;
import org.orekit.time.OffsetModel;
import org.orekit.utils.IERSConventions;

/**
 * Orekit's data without data files: the leap seconds of {@link TimeScales}, and no Earth orientation parameters, so that
 * UT1 = UTC and the pole does not move. An Earth-fixed place is then up to 420 m off an inertial one at the equator;
 * nothing of ours crosses between the two through Orekit.
 */
final class OrekitContext {
    private static final LazyLoadedDataContext CONTEXT = build();

    private OrekitContext() {}

    /** The one context, ready for use. */
    static LazyLoadedDataContext get() {
        return CONTEXT;
    }

    /** Its time scales. */
    static LazyLoadedTimeScales timeScales() {
        return CONTEXT.getTimeScales();
    }

    private static LazyLoadedDataContext build() {
        LazyLoadedDataContext context = new LazyLoadedDataContext();
        List<OffsetModel> offsets = new ArrayList<>();
        for (int i = 0; i < TimeScales.entries(); i++) {
            LocalDate start = TimeScales.entryDate(i);
            offsets.add(new OffsetModel(
                    new DateComponents(start.getYear(), start.getMonthValue(), start.getDayOfMonth()),
                    TimeScales.entryOffset(i)));
        }
        context.getTimeScales().addUTCTAIOffsetsLoader(() -> List.copyOf(offsets));
        for (IERSConventions conventions : IERSConventions.values()) {
            context.getFrames().addEOPHistoryLoader(conventions, (converter, history) -> {});
        }
        return context;
    }
}
