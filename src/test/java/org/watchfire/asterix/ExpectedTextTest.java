package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.watchfire.asterix.framing.FrameReader;

/**
 * The texts that came with the recordings: another decoder's values of the same records, in five forms. Every printed
 * value of every record (unused bits left out) is laid beside ours, in the order of the wire. {@code filter.txt} is left out: it lists names and
 * holds no value.
 */
class ExpectedTextTest {
    /** What they print, per unit of ours, where theirs is another unit: nautical miles a second in knots, levels in feet. */
    private static final Map<String, Double> OTHER_UNIT =
            Map.of("048/200/GSP", 3600.0, "062/136", 100.0, "062/135/CTB", 100.0);

    /**
     * Wrong in the texts: a bit that is rounded. The specification has 2^-14 NM/s, which is 0.2197 kt, and 180/2^23 degrees,
     * which is 0.0000214576721.
     */
    private static final Map<String, Double> WRONG_BIT =
            Map.of("001/200/GSP", 0.22, "034/120/LAT", 0.00002145767, "034/120/LON", 0.00002145767);

    /** The registers of which they print the fields. */
    private static final List<Integer> REGISTERS = List.of(0x40, 0x50, 0x60);

    /** Names of what is not compared: extension bits and unused bits. */
    private static final String NO_VALUE = "\\s*(FX|spare|Reserved \\d).*";

    private static final Pattern TEXT_ITEM = Pattern.compile("Item (\\d{3}) :.*");
    private static final Pattern NAMED_VALUE = Pattern.compile("\"(\\w+)\":(\"[^\"]*\"|-?[\\d.]+)|\"I(\\d{3})\":");
    private static final Pattern XML_VALUE = Pattern.compile("<I(\\d{3})>|<(\\w+)>([^<]*)</\\2>");
    private static final Pattern WITH_SCALE = Pattern.compile("(-?\\d+) \\((-?[\\d.]+) [^)]*\\)");

    /** A record as printed: its octets in hexadecimal digits, and by item the values in order. */
    private record Printed(String octets, Map<String, List<String>> items) {}

    @ParameterizedTest
    @CsvSource({
        "cat_001_002.txt, cat_001_002.pcap, 8, 201",
        "cat_001_002_json.txt, cat_001_002.pcap, 8, 201",
        "cat_001_002_jsonh.txt, cat_001_002.pcap, 8, 201",
        "cat_001_002.xml, cat_001_002.pcap, 8, 201",
        "cat_001_002_line.txt, cat_001_002.pcap, 8, 201",
        "cat_034_048.txt, cat_034_048.pcap, 162, 6912",
        "cat_034_048_filtered.txt, cat_034_048.pcap, 162, 6912",
        "cat_062_065_json.txt, cat_062_065.pcap, 3, 164",
        "parsegps.txt, parsegps.gps, 18, 674"
    })
    void ourValuesAreTheirs(String text, String recording, int records, int values) throws IOException {
        RecordingRoundTripTest.recordings();
        Path folder = RecordingRoundTripTest.DATA.resolve("croatiacontrol");
        List<byte[]> blocks = oneRecordBlocks(folder.resolve(recording));
        List<Printed> printed = printed(folder.resolve("sample_output/" + text), blocks);
        assertThat(printed).hasSize(records).hasSameSizeAs(blocks);
        int compared = 0;
        for (int i = 0; i < records; i++) {
            byte[] block = blocks.get(i);
            assertThat(octets(block)).isEqualTo(printed.get(i).octets);
            BlockReader reader = new BlockReader(Catalogue.standard()).wrap(block, 0, block.length);
            assertThat(reader.next()).isEqualTo(BlockReader.Step.RECORD);
            compared += compare(reader.record(), printed.get(i).items);
        }
        assertThat(compared).isEqualTo(values);
    }

    /** Each record of a recording in a block of its own. */
    private static List<byte[]> oneRecordBlocks(Path file) throws IOException {
        List<byte[]> list = new ArrayList<>();
        BlockReader reader = new BlockReader(Catalogue.standard());
        try (FrameReader frames = FrameReader.open(Files.newInputStream(file))) {
            while (frames.next()) {
                reader.wrap(frames.bytes(), frames.start(), frames.length());
                while (reader.next() == BlockReader.Step.RECORD) {
                    DataRecord r = reader.record();
                    byte[] block = new byte[3 + r.length()];
                    System.arraycopy(frames.bytes(), r.offset(), block, 3, r.length());
                    block[0] = (byte) reader.category();
                    block[1] = (byte) (block.length >> 8);
                    block[2] = (byte) block.length;
                    list.add(block);
                }
            }
        }
        return list;
    }

    /** What follows the header, as they print it. */
    private static String octets(byte[] block) {
        return HexFormat.of().withUpperCase().formatHex(block, 3, block.length);
    }

    private static List<Printed> printed(Path file, List<byte[]> blocks) throws IOException {
        String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (file.toString().endsWith("_line.txt")) {
            return lineByLine(text, blocks);
        }
        if (text.startsWith("<")) {
            return marked(text, "<ASTERIX ", "hexdata=\"(\\w+)\"", XML_VALUE);
        }
        if (text.startsWith("{")) {
            return marked(text, "\\{\"id\":", "\"hexdata\":\\s*\"(\\w+)\"", NAMED_VALUE);
        }
        List<Printed> list = new ArrayList<>();
        for (String part : text.split("\nData Record \\d+\n", -1)) {
            Matcher octets = Pattern.compile("HexData: (\\w+)").matcher(part);
            if (!list.isEmpty() || part.contains("\nItem ")) {
                assertThat(octets.find()).isTrue();
                list.add(new Printed(octets.group(1), textItems(part)));
            } else {
                list.add(new Printed("", Map.of()));
            }
        }
        return list.subList(1, list.size());
    }

    private static Map<String, List<String>> textItems(String part) {
        Map<String, List<String>> items = new LinkedHashMap<>();
        List<String> open = new ArrayList<>();
        for (String line : part.split("\n", -1)) {
            Matcher item = TEXT_ITEM.matcher(line);
            if (item.matches()) {
                open = items.computeIfAbsent(item.group(1), k -> new ArrayList<>());
            } else if (line.startsWith("\t") && !line.matches(NO_VALUE)) {
                open.add(line.substring(line.lastIndexOf(": ") + 2));
            }
        }
        return items;
    }

    /** JSON (names may stand twice, so that no JSON reader takes it) and XML: item after item, values in order. */
    private static List<Printed> marked(String text, String start, String octets, Pattern value) {
        List<Printed> list = new ArrayList<>();
        for (String part : text.split("(?=" + start + ")", -1)) {
            Matcher hex = Pattern.compile(octets).matcher(part);
            if (!hex.find()) {
                continue;
            }
            Map<String, List<String>> items = new LinkedHashMap<>();
            List<String> open = new ArrayList<>();
            boolean xml = start.startsWith("<");
            Matcher m = value.matcher(part.substring(hex.end()));
            while (m.find()) {
                String item = m.group(xml ? 1 : 3);
                if (item != null) {
                    open = items.computeIfAbsent(item, k -> new ArrayList<>());
                } else if (!m.group(xml ? 2 : 1).matches(NO_VALUE)) {
                    open.add(m.group(xml ? 3 : 2).replace("\"", ""));
                }
            }
            list.add(new Printed(hex.group(1), items));
        }
        return list;
    }

    /** One value a line, no octets: a record starts with its source; its octets are those of the recording. */
    private static List<Printed> lineByLine(String text, List<byte[]> blocks) {
        List<Printed> list = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher m = Pattern.compile("Asterix\\.CAT\\d{3}\\.(\\d{3})\\.(\\w+) (.*)")
                    .matcher(line);
            if (m.matches()) {
                if (m.group(1).equals("010") && m.group(2).equals("SAC")) {
                    list.add(new Printed(octets(blocks.get(list.size())), new LinkedHashMap<>()));
                }
                List<String> open = list.getLast().items.computeIfAbsent(m.group(1), k -> new ArrayList<>());
                if (!m.group(2).matches(NO_VALUE)) {
                    open.add(m.group(3));
                }
            }
        }
        return list;
    }

    private static int compare(DataRecord ours, Map<String, List<String>> theirs) {
        assertThat(WireOrder.items(ours).stream().map(Item::name).toList()).containsAll(theirs.keySet());
        int compared = 0;
        for (Item item : WireOrder.items(ours)) {
            List<WireOrder.Leaf> leaves = new ArrayList<>();
            WireOrder.leaves(ours, item).forEach(leaf -> withRegister(ours, leaf, leaves));
            List<String> values = theirs.getOrDefault(item.name(), List.of());
            if (values.isEmpty()) {
                continue; // filtered out
            }
            // The texts follow edition 1.21 of Cat 048, in which ERR was an unused bit.
            leaves.removeIf(l -> l.spare() || l.path(ours.edition()).equals("048/020/ERR"));
            assertThat(values)
                    .as("%s %s: %s", ours.edition(), item.name(), leaves)
                    .hasSameSizeAs(leaves);
            for (int i = 0; i < values.size(); i++) {
                same(
                        leaves.get(i),
                        leaves.get(i).path(ours.edition()),
                        values.get(i).strip());
                compared++;
            }
        }
        return compared;
    }

    /** They print a register's fields, or its digits where they do not know it, and then its address as one. */
    private static void withRegister(DataRecord r, WireOrder.Leaf leaf, List<WireOrder.Leaf> to) {
        WireOrder.Leaf last = to.isEmpty() ? leaf : to.getLast();
        if (leaf.element().path().endsWith("/BDS2") && r.edition().category() == 48) {
            to.removeLast();
            int address = (int) (last.raw() * 16 + leaf.raw());
            to.add(new WireOrder.Leaf(leaf.element(), leaf.raw(), leaf.value(), "%02x".formatted(address)));
            BdsRegister register = BdsRegister.at(address);
            WireOrder.Leaf message = to.get(to.size() - 2);
            if (register != null && REGISTERS.contains(address)) {
                to.remove(message);
                to.addAll(to.size() - 1, WireOrder.leaves(register, message.raw()));
            }
        } else {
            to.add(leaf);
        }
    }

    private static void same(WireOrder.Leaf ours, String path, String theirs) {
        Matcher scaled = WITH_SCALE.matcher(theirs);
        if (scaled.matches()) {
            assertThat(ours.raw()).as(path).isEqualTo(Long.parseLong(scaled.group(1)));
            sameValue(ours, path, Double.parseDouble(scaled.group(2)));
        } else if (ours.quantity()) {
            sameValue(ours, path, Double.parseDouble(theirs));
        } else {
            String value = theirs.replaceFirst(" \\(.*", "");
            // An address is printed in hexadecimal digits, a character code without character as a blank.
            String text = ours.element().bits() == 24 ? "%06x".formatted(ours.raw()) : ours.text();
            assertThat(text.replace('?', ' ').strip()).as(path).isEqualToIgnoringCase(value);
        }
    }

    private static void sameValue(WireOrder.Leaf ours, String path, double theirs) {
        double value = WRONG_BIT.containsKey(path)
                ? ours.raw() * Objects.requireNonNull(WRONG_BIT.get(path))
                : ours.value() * OTHER_UNIT.getOrDefault(path, 1.0);
        // They print seven decimals.
        assertThat(value).as(path).isCloseTo(theirs, within(5.1e-8));
    }
}
