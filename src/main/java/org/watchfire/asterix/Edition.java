package org.watchfire.asterix;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.watchfire.asterix.DefinitionLines.Node;

/**
 * One edition of one category: its items, and the handles by which a {@link DataRecord} of it is read and filled.
 * Immutable, shared.
 */
public final class Edition {
    /** FRN 105 is the last of fifteen octets; longer field specifications are refused. */
    static final int MAX_FSPEC_OCTETS = 15;

    private final int category;
    private final String title;
    private final String name;
    private final Map<String, Item> items;
    private final Map<String, ItemHandle> itemHandles;
    private final Map<String, FieldHandle> fields;
    private final Map<String, RepeatHandle> repeats;
    final Profile[] profiles;
    /** Told apart by it: the handles of this edition. */
    final Object owner;
    /** Slot whose value picks the profile (Cat 001: plot or track), or -1. */
    final int selectorSlot;

    final int selectorUnit;
    final int units;
    final int slots;
    /** By unit: the unit that must be there as well, or -1. */
    final int[] parent;
    /** By repetition: numbers a row. */
    final int[] rowWidth;
    /** By repetition. */
    final Field.Repeat[] repeatById;
    /** The repetition of MBDATA, BDS1 and BDS2, or -1. */
    final int registerRepeat;

    /** By unit: explicit items and random sequences. */
    final @Nullable Field[] fieldOfUnit;

    private volatile @Nullable CompiledReader compiledReader;

    /**
     * A user application profile.
     *
     * @param selector value of the selecting element for which it holds, or -1
     * @param byFrn item for each field reference number from 1; index 0 and unused numbers are empty
     */
    record Profile(String name, int selector, List<Optional<Item>> byFrn) {
        Profile {
            byFrn = List.copyOf(byFrn);
        }
    }

    Edition(int category, String title, String name, List<Node> itemNodes, List<Node> uaps, Optional<Node> select) {
        this.category = category;
        this.title = title;
        this.name = name;
        Places places = new Places();
        EditionBuilder builder = new EditionBuilder(places);
        this.owner = places;
        Map<String, Item> byName = new HashMap<>();
        for (Node n : itemNodes) {
            if (byName.put(n.word(0), builder.item(n, n.title())) != null) {
                throw n.wrong("the item is defined twice");
            }
        }
        this.items = Map.copyOf(byName);
        this.itemHandles = places.items();
        this.fields = places.fields();
        this.repeats = places.repeats();
        this.units = places.units();
        this.slots = places.slots();
        this.parent = places.parents();
        this.rowWidth = places.rowWidths();
        this.repeatById = places.repeatFields();
        this.fieldOfUnit = places.fieldOfUnit();
        this.registerRepeat = Arrays.stream(repeatById)
                .filter(r -> r.body().run().elements[0].encoding() == Encoding.BDS)
                .mapToInt(Field.Repeat::id)
                .findFirst()
                .orElse(-1);
        this.profiles = uaps.stream().map(this::profile).toArray(Profile[]::new);
        this.selectorSlot = select.map(n -> field(n.word(1)).slot).orElse(-1);
        this.selectorUnit = select.map(n -> field(n.word(1)).unit).orElse(-1);
    }

    /** "uap 010 020 -", or with a name and the selecting value "uap plot=0 010 020 -". */
    private Profile profile(Node node) {
        List<String> words = node.words();
        String first = node.word(1);
        boolean named = first.contains("=");
        Stream<Optional<Item>> list = words.stream().skip(named ? 2 : 1).map(w -> {
            if (w.equals("-")) {
                return Optional.empty();
            }
            Item item = items.get(w);
            if (item == null) {
                throw node.wrong("item " + w + " is not defined");
            }
            return Optional.of(item);
        });
        String[] pair = named ? first.split("=", -1) : new String[] {"", "-1"};
        return new Profile(
                pair[0],
                Integer.parseInt(pair[1]),
                Stream.concat(Stream.of(Optional.<Item>empty()), list).toList());
    }

    /** 1 to 255. */
    public int category() {
        return category;
    }

    /** The category's title in the specification. */
    public String title() {
        return title;
    }

    /** As in the specification: "1.32". */
    public String name() {
        return name;
    }

    /** The element at a path such as "040/RHO", "140" or "250/BDS1"; throws when the edition has none. */
    public FieldHandle field(String path) {
        return findField(path).orElseThrow(() -> new IllegalArgumentException(this + " has no element " + path));
    }

    /** The element at a path, if the edition has one. */
    public Optional<FieldHandle> findField(String path) {
        return Optional.ofNullable(fields.get(path));
    }

    /** The item or subfield at a path such as "040" or "120/RDS"; throws when the edition has none. */
    public ItemHandle item(String path) {
        return findItem(path).orElseThrow(() -> new IllegalArgumentException(this + " has no item " + path));
    }

    /** The item or subfield at a path, if the edition has one. */
    public Optional<ItemHandle> findItem(String path) {
        return Optional.ofNullable(itemHandles.get(path));
    }

    /** The repetition at a path such as "250" or "120/RDS"; throws when the edition has none. */
    public RepeatHandle repeat(String path) {
        RepeatHandle found = repeats.get(path);
        if (found == null) {
            throw new IllegalArgumentException(this + " has no repetition " + path);
        }
        return found;
    }

    /** All elements, by path in order. */
    public List<FieldHandle> allFields() {
        return fields.values().stream()
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList();
    }

    /** The items, in the order of their numbers: number and title. */
    public List<Map.Entry<String, String>> allItems() {
        return items.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .map(i -> Map.entry(i.name(), i.title()))
                .toList();
    }

    /** The compiled reading of its items, made at the first call. */
    CompiledReader compiled() {
        CompiledReader known = compiledReader;
        if (known == null) {
            known = RecordCompiler.compile(this);
            compiledReader = known;
        }
        return known;
    }

    Optional<Item> itemNamed(String number) {
        return Optional.ofNullable(items.get(number));
    }

    /** The profile of a record: what its selecting element picks, or the first. */
    Profile profileOf(DataRecord record) {
        return selectorSlot >= 0 && record.has(selectorUnit) ? profileFor(record.raw[selectorSlot]) : profiles[0];
    }

    /** The profile for a value of the selecting element. */
    Profile profileFor(long selector) {
        return Arrays.stream(profiles)
                .filter(p -> p.selector() == selector)
                .findFirst()
                .orElse(profiles[0]);
    }

    @Override
    public String toString() {
        return "Cat %03d ed. %s".formatted(category, name);
    }
}
