package org.watchfire.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.watchfire.asterix.Catalogue;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;

/**
 * Who may speak on the feeds: this nation's radars by SAC/SIC and by name, and the editions their ASTERIX is in.
 *
 * @param nation whose node this is
 * @param label marking of what is made of their bytes
 * @param radars as configured
 * @param editions which edition each category and source is in
 */
public record Sources(NationId nation, Label label, List<Source> radars, Catalogue editions) {
    public Sources {
        radars = List.copyOf(radars);
    }

    /**
     * A radar and its ASTERIX address.
     *
     * @param radar as the stages know it
     * @param sac system area code, 0 to 255
     * @param sic system identification code, 0 to 255
     * @param bent whether its measurements are as the air bends them; otherwise it corrects them itself
     */
    public record Source(Radar radar, int sac, int sic, boolean bent) {
        public Source {
            if ((sac & ~0xFF) != 0 || (sic & ~0xFF) != 0) {
                throw new IllegalArgumentException(
                        "radar " + radar.id() + ": SAC " + sac + ", SIC " + sic + " are not both 0 to 255");
            }
        }
    }

    /** Looks radars up without going through the list. */
    Index index() {
        return new Index(this);
    }

    /** Radars by address and by name. */
    static final class Index {
        private final Map<Integer, Radar> byAddress = new HashMap<>();
        private final Map<String, Radar> byName = new HashMap<>();

        private Index(Sources sources) {
            for (Source source : sources.radars) {
                RadarId id = source.radar.id();
                if (byAddress.put(source.sac << 8 | source.sic, source.radar) != null) {
                    throw new IllegalArgumentException(
                            "radar " + id + ": SAC " + source.sac + ", SIC " + source.sic + " is given twice");
                }
                byName.put(id.name(), source.radar);
                byName.put(id.toString(), source.radar);
            }
        }

        Optional<Radar> at(int sac, int sic) {
            return Optional.ofNullable(byAddress.get(sac << 8 | sic));
        }

        Optional<Radar> named(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }
}
