package org.watchfire.node;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.Catalogue;
import org.watchfire.asterix.FieldHandle;

/** Finds the time of day that ASTERIX blocks speak of, so that a recording can be played at its own pace. */
final class RecordTimes {
    /** The item that holds the time of day, by category. */
    private static final Map<Integer, String> TIME_ITEMS =
            Map.of(2, "030", 15, "145", 34, "030", 48, "140", 62, "070", 63, "030", 65, "030");

    private final BlockReader reader;

    RecordTimes(Catalogue editions) {
        this.reader = new BlockReader(editions);
    }

    /** Seconds since midnight UTC of the first record that has a time; empty where none has. */
    OptionalDouble firstSecondsOfDay(byte[] bytes, int start, int length) {
        reader.wrap(bytes, start, length);
        for (BlockReader.Step step = reader.next(); step != BlockReader.Step.END; step = reader.next()) {
            if (step == BlockReader.Step.RECORD) {
                Optional<FieldHandle> field = Optional.ofNullable(TIME_ITEMS.get(reader.category()))
                        .flatMap(reader.record().edition()::findField);
                if (field.isPresent() && reader.record().has(field.get())) {
                    return OptionalDouble.of(reader.record().value(field.get()));
                }
            }
        }
        return OptionalDouble.empty();
    }
}
