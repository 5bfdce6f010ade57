package org.watchfire.asterix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The editions at hand, and which of them each source speaks. Immutable: {@link #with} gives a changed copy.
 *
 * <p>Without a choice the newest edition of a category is taken.
 */
public final class Catalogue {
    private static final List<String> FILES =
            List.of("001", "002", "010", "015", "019", "020", "021", "023", "034", "048", "062", "063", "065", "247");

    private final Map<Integer, Map<String, Edition>> editions;
    /** Key: category, or category and source (SAC, SIC) shifted together by {@link #key}. */
    private final Map<Integer, Edition> chosen;

    private Catalogue(Map<Integer, Map<String, Edition>> editions, Map<Integer, Edition> chosen) {
        this.editions = editions;
        this.chosen = chosen;
    }

    private static final class Standard {
        static final Catalogue INSTANCE = load();
    }

    /** All definitions of this library, read once. */
    public static Catalogue standard() {
        return Standard.INSTANCE;
    }

    private static Catalogue load() {
        Map<Integer, Map<String, Edition>> all = new HashMap<>();
        for (String file : FILES) {
            List<Edition> list = DefinitionFile.read(text(file + ".txt"), file);
            Map<String, Edition> byName = new LinkedHashMap<>();
            list.forEach(e -> byName.put(e.name(), e));
            all.put(list.getFirst().category(), byName);
        }
        return new Catalogue(all, Map.of());
    }

    static String text(String file) {
        try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("definition " + file + " is missing from the library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy in which a category is read by the named edition, whatever the source. */
    public Catalogue with(int category, String edition) {
        return choose(key(category, -1, -1), edition(category, edition));
    }

    /** A copy in which records of one source are read by the named edition. SAC and SIC are 0 to 255. */
    public Catalogue with(int category, int sac, int sic, String edition) {
        if ((sac & ~0xFF) != 0 || (sic & ~0xFF) != 0) {
            throw new IllegalArgumentException("SAC " + sac + ", SIC " + sic + " are not both 0 to 255");
        }
        return choose(key(category, sac, sic), edition(category, edition));
    }

    private Catalogue choose(int key, Edition edition) {
        Map<Integer, Edition> copy = new HashMap<>(chosen);
        copy.put(key, edition);
        return new Catalogue(editions, Map.copyOf(copy));
    }

    private static int key(int category, int sac, int sic) {
        return (category << 17) | (sac < 0 ? 1 << 16 : (sac << 8) | sic);
    }

    /** The edition by which records of a source are read, if the category is known. */
    Optional<Edition> edition(int category, int sac, int sic) {
        Edition own = chosen.get(key(category, sac, sic));
        return own != null ? Optional.of(own) : find(category);
    }

    /** Whether some source of a category has an edition of its own. */
    boolean choosesBySource(int category) {
        return chosen.keySet().stream().anyMatch(k -> k >> 17 == category && (k & (1 << 16)) == 0);
    }

    /** The edition by which a category is read where its source has no choice of its own, if the category is known. */
    public Optional<Edition> find(int category) {
        Edition own = chosen.get(key(category, -1, -1));
        return own != null
                ? Optional.of(own)
                : Optional.ofNullable(editions.get(category))
                        .map(byName -> byName.values().iterator().next());
    }

    /** As {@link #find}; throws when the category is unknown. */
    public Edition edition(int category) {
        return find(category)
                .orElseThrow(() -> new IllegalArgumentException(
                        "category " + category + " has no definition; at hand: " + new TreeSet<>(editions.keySet())));
    }

    /** An edition by name; throws, listing those at hand, when there is none. */
    public Edition edition(int category, String name) {
        Map<String, Edition> byName = editions.getOrDefault(category, Map.of());
        Edition found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "category " + category + " has no edition " + name + "; at hand: " + byName.keySet());
        }
        return found;
    }

    /** All editions, by category and then from the newest. */
    public List<Edition> all() {
        List<Edition> list = new ArrayList<>();
        editions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> list.addAll(e.getValue().values()));
        return list;
    }
}
