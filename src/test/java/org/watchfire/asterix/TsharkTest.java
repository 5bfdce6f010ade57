package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.asterix.framing.FrameReader;
import org.watchfire.asterix.framing.PacketCaptureWriter;

/**
 * Every value against tshark, an outside judge. What tshark is known to read wrong is named in {@link #KNOWN_FAULTS},
 * with the reason; everything else must be equal.
 */
class TsharkTest {
    /** Key of tshark (a pattern): why it is not compared. */
    private static final Map<String, String> KNOWN_FAULTS = new LinkedHashMap<>();

    static {
        KNOWN_FAULTS.put("048_090_FL", "negative levels are shown unsigned");
        KNOWN_FAULTS.put(
                "(048_030|001_030|020_030|015_030)_\\w+|001_(130|210)_\\w+|002_(050|060|080)_\\w+",
                "of items repeated by FX only the first octet is shown");
        KNOWN_FAULTS.put("010_(202|210)_\\w+", "the least significant bit is taken as 1/16; the bounds fit only 1/4");
        KNOWN_FAULTS.put("062_510.*", "the item is mis-parsed (its blocks are left out)");
        KNOWN_FAULTS.put("048_020_(ADSB|SCN|PAI)_.*", "both bits are shown as one number");
        KNOWN_FAULTS.put("021_040_(TBC|MBC)_.*", "element populated and value are shown as one number");
        KNOWN_FAULTS.put("034_120_HGT", "negative heights are shown unsigned");
        KNOWN_FAULTS.put("019_553_REFTR[34]", "the second octet is read at the wrong bits");
        KNOWN_FAULTS.put("(062_380_IAS_IAS|021_150_AS)", "speed or Mach number is shown raw, without its scale");
        KNOWN_FAULTS.put("(021_250|062_380_MB)_.*", "register and address are shown as one number of 64 bits");
        KNOWN_FAULTS.put("\\d+_(RE|SP|RFS).*", "expansion and special purpose fields are not decoded");
    }

    /** The newest editions that tshark 4.0 has. */
    private static final Catalogue CATALOGUE =
            Catalogue.standard().with(48, "1.31").with(62, "1.19").with(15, "1.1");

    private static final Pattern LEAF = Pattern.compile("\\s*\"asterix\\.(\\d{3}_\\w+)\": \"(.*)\",?");

    @TempDir
    Path dir;

    @Test
    void agreesOnEveryItemOfTheRecordings() throws Exception {
        List<byte[]> frames = new ArrayList<>();
        for (Path file : RecordingRoundTripTest.recordings()) {
            try (FrameReader in = FrameReader.open(Files.newInputStream(file))) {
                for (int n = 0; n < 250 && in.next(); n++) {
                    frames.add(Arrays.copyOfRange(in.bytes(), in.start(), in.start() + in.length()));
                }
            }
        }
        assertThat(compare(frames)).isGreaterThan(10_000);
    }

    @Test
    void agreesOnEveryItemOfRandomRecords() throws Exception {
        List<byte[]> frames = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(17);
        for (int category : List.of(1, 2, 10, 15, 19, 20, 21, 23, 34, 48, 62, 63, 65, 247)) {
            Edition edition = CATALOGUE.edition(category);
            for (int i = 0; i < 40; i++) {
                DataRecord r = RandomRecords.fill(edition, random, 0.35);
                frames.add(BlockWriter.canonical(category).add(r).bytes());
            }
        }
        assertThat(compare(frames)).isGreaterThan(5_000);
    }

    /** Compares all frames that read without a fault; returns the number of values compared. */
    private int compare(List<byte[]> all) throws Exception {
        List<byte[]> frames = all.stream().filter(TsharkTest::isWhole).toList();
        Path capture = dir.resolve("frames.pcap");
        try (PacketCaptureWriter out = new PacketCaptureWriter(Files.newOutputStream(capture))) {
            for (byte[] frame : frames) {
                out.write(0, frame);
            }
        }
        List<Map<String, List<String>>> theirs = tshark(capture, frames.size());
        Map<String, String> different = new TreeMap<>();
        int compared = 0;
        BlockReader reader = new BlockReader(CATALOGUE);
        for (int i = 0; i < frames.size(); i++) {
            Map<String, List<String>> ours = new LinkedHashMap<>();
            reader.wrap(frames.get(i), 0, frames.get(i).length);
            while (reader.next() == BlockReader.Step.RECORD) {
                leaves(reader.record(), ours);
            }
            Map<String, List<String>> their = theirs.get(i);
            for (Map.Entry<String, List<String>> e : ours.entrySet()) {
                if (KNOWN_FAULTS.keySet().stream().anyMatch(e.getKey()::matches)) {
                    continue;
                }
                compared += e.getValue().size();
                if (!same(e.getValue(), their.getOrDefault(e.getKey(), List.of()))) {
                    different.putIfAbsent(
                            e.getKey(), "ours " + e.getValue() + ", theirs " + their.get(e.getKey()) + ", frame " + i);
                }
            }
        }
        assertThat(different).isEmpty();
        return compared;
    }

    private static boolean isWhole(byte[] frame) {
        BlockReader reader = new BlockReader(CATALOGUE).wrap(frame, 0, frame.length);
        boolean whole = frame.length > 3 && frame.length < 60_000;
        for (BlockReader.Step s = reader.next(); s != BlockReader.Step.END; s = reader.next()) {
            whole &= s == BlockReader.Step.RECORD && !leftOut(reader.record());
        }
        return whole;
    }

    /** Records after which tshark's reading of a block is wrong: I062/510 and the track profile of Cat 001. */
    private static boolean leftOut(DataRecord r) {
        Edition e = r.edition();
        return (e.category() == 62 && r.has(e.item("510")))
                || (e.category() == 1 && r.has(e.item("020")) && r.raw(e.field("020/TYP")) == 1);
    }

    private static List<Map<String, List<String>>> tshark(Path capture, int frames) throws Exception {
        List<Map<String, List<String>>> list = new ArrayList<>();
        Process process;
        try {
            process = new ProcessBuilder("tshark", "-r", capture.toString(), "-T", "json", "-J", "asterix")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            System.err.println("SKIPPED, NO tshark: no value is compared with an outside judge");
            Assumptions.abort("no tshark: " + absent.getMessage());
            return list;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("\"_index\"")) {
                    list.add(new LinkedHashMap<>());
                }
                Matcher leaf = LEAF.matcher(line);
                if (leaf.matches()) {
                    list.getLast()
                            .computeIfAbsent(leaf.group(1), k -> new ArrayList<>())
                            .add(leaf.group(2));
                }
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(list).hasSize(frames);
        return list;
    }

    /** By tshark's key: the values, in its way of writing. */
    private static void leaves(DataRecord r, Map<String, List<String>> to) {
        for (Item item : WireOrder.items(r)) {
            for (WireOrder.Leaf leaf : WireOrder.leaves(r, item)) {
                Field.Element e = leaf.element();
                if (!leaf.spare()) {
                    String value = switch (e.encoding()) {
                        case ASCII, ICAO -> leaf.text();
                        case UNSIGNED, SIGNED -> Double.toString(leaf.value());
                        default -> Long.toUnsignedString(leaf.raw());
                    };
                    String name = leaf.path(r.edition()).replace('/', '_') + (standsAlone(r, e) ? "_VALUE" : "");
                    to.computeIfAbsent(name, k -> new ArrayList<>()).add(value);
                }
            }
        }
    }

    /** Whether an item or subfield is one element without a name of its own. */
    private static boolean standsAlone(DataRecord r, Field.Element e) {
        return r.edition().findItem(e.path()).isPresent();
    }

    private static boolean same(List<String> ours, List<String> theirs) {
        if (ours.size() != theirs.size()) {
            return false;
        }
        for (int i = 0; i < ours.size(); i++) {
            if (!same(ours.get(i), theirs.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String ours, String theirs) {
        if (theirs.contains("\\")) {
            return ours.chars().anyMatch(c -> c < ' ' || c > '~' || c == '"' || c == '\\');
        }
        if (theirs.startsWith("0x")) {
            return ours.equals(Long.toUnsignedString(Long.parseUnsignedLong(theirs.substring(2), 16)));
        }
        try {
            double a = Double.parseDouble(ours);
            // tshark prints at most 15 significant digits
            return Math.abs(a - Double.parseDouble(theirs)) <= Math.abs(a) * 1e-14;
        } catch (NumberFormatException text) {
            // Codes without a character are '?' here and blank there; characters that cannot be printed are cut there.
            boolean printable = ours.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\');
            return !printable || ours.replace('?', ' ').stripTrailing().equals(theirs.stripTrailing());
        }
    }
}
