package org.watchfire.astro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.watchfire.model.TimeTag;

class TdmTest {
    private static final Path CCSDS = Path.of("../shared/data/ccsds");
    private static final TimeTag NOW = TimeScales.tag(Instant.parse("2023-05-30T21:31:07.123456789Z"));

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBack(Tdm.Form form) {
        Random random = new Random(17);
        for (int i = 0; i < 200; i++) {
            Tdm.Message message = message(random);
            Tdm.Message back = readable(Tdm.write(message, form));
            assertThat(back.originator()).isEqualTo(message.originator());
            assertThat(back.created()).isEqualTo(message.created());
            assertThat(back.segments()).hasSameSizeAs(message.segments());
            for (int s = 0; s < message.segments().size(); s++) {
                Tdm.Segment sent = message.segments().get(s);
                Tdm.Segment got = back.segments().get(s);
                assertThat(got.radar()).isEqualTo(sent.radar());
                assertThat(got.target()).isEqualTo(sent.target());
                assertThat(got.dwellSeconds()).isEqualTo(sent.dwellSeconds());
                assertThat(got.unused()).isZero();
                assertThat(got.observations()).hasSameSizeAs(sent.observations());
                for (int o = 0; o < sent.observations().size(); o++) {
                    same(got.observations().get(o), sent.observations().get(o));
                }
            }
        }
    }

    /** Degrees and kilometres are printed with all their digits; the conversions round in the last one. */
    private static void same(Tdm.Observation got, Tdm.Observation sent) {
        assertThat(Math.abs(got.time().taiNanos() - sent.time().taiNanos())).isLessThanOrEqualTo(1);
        assertThat(got.rangeMetres()).isCloseTo(sent.rangeMetres(), within(1e-8));
        assertThat(got.azimuthRadians()).isCloseTo(sent.azimuthRadians(), within(1e-14));
        assertThat(got.elevationRadians()).isCloseTo(sent.elevationRadians(), within(1e-14));
        if (Double.isNaN(sent.rangeRateMps())) {
            assertThat(got.rangeRateMps()).isNaN();
        } else {
            assertThat(got.rangeRateMps()).isCloseTo(sent.rangeRateMps(), within(1e-10));
        }
    }

    @Test
    void timeTagsOnTheWireAreThoseOfReception() {
        Tdm.Observation observation = new Tdm.Observation(NOW, 1_500_000, 1, 0.3, Double.NaN);
        String text = new String(Tdm.write(message(observation), Tdm.Form.KVN), UTF_8);
        // 1,500 km at the speed of light are 5.003461 ms.
        assertThat(text).contains("RANGE = 2023-05-30T21:31:07.12846025 1500.0");
        assertThat(text)
                .contains("TIMETAG_REF = RECEIVE")
                .contains("RANGE_UNITS = km")
                .contains("ANGLE_TYPE = AZEL");
    }

    @Test
    void readsTransmitTagsAsEarlierThanTheTarget() {
        Tdm.Observation observation = new Tdm.Observation(NOW, 1_500_000, 1, 0.3, Double.NaN);
        String text =
                new String(Tdm.write(message(observation), Tdm.Form.KVN), UTF_8).replace("= RECEIVE", "= TRANSMIT");
        Tdm.Message back = readable(text.getBytes(UTF_8));
        assertThat(back.segments().getFirst().observations().getFirst().time().secondsSince(NOW))
                .isCloseTo(2 * 1.5e6 / 299792458, within(2e-9));
    }

    @Test
    void xmlIsValidAgainstTheSchema(@TempDir Path folder) throws Exception {
        Path schema = CCSDS.resolve("xsd/ndmxml-2.0.0-master-2.0.xsd");
        assumeTrue(Files.exists(schema), "SKIPPED LOUDLY: no NDM/XML schema at " + schema);
        assumeTrue(onPath("xmllint"), "SKIPPED LOUDLY: no xmllint");
        Random random = new Random(23);
        for (int i = 0; i < 5; i++) {
            Path file = Files.write(folder.resolve(i + ".xml"), Tdm.write(message(random), Tdm.Form.XML));
            Process xmllint = new ProcessBuilder(
                            "xmllint", "--nonet", "--noout", "--schema", schema.toString(), file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(xmllint.getInputStream().readAllBytes(), UTF_8);
            assertThat(xmllint.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(xmllint.exitValue()).as(said).isZero();
        }
    }

    @Test
    void xmlIsValidByTheJdkToo() throws Exception {
        Path schema = CCSDS.resolve("xsd/ndmxml-2.0.0-master-2.0.xsd");
        assumeTrue(Files.exists(schema), "SKIPPED LOUDLY: no NDM/XML schema at " + schema);
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema.toFile())
                .newValidator();
        Random random = new Random(24);
        for (int i = 0; i < 50; i++) {
            byte[] xml = Tdm.write(message(random), Tdm.Form.XML);
            assertThatCode(() -> validator.validate(new StreamSource(new ByteArrayInputStream(xml))))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyPublishedSampleIsReadOrRefusedWithAReason() throws IOException {
        Path samples = CCSDS.resolve("samples");
        assumeTrue(Files.isDirectory(samples), "SKIPPED LOUDLY: no CCSDS samples at " + samples);
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                Tdm.Read read = Tdm.read(Files.readAllBytes(file));
                boolean broken =
                        (!name.toLowerCase(java.util.Locale.ROOT).startsWith("tdm") && !name.startsWith("radar"))
                                || name.matches("TDM-(data|metadata|missing|external|issue963).*");
                if (broken) {
                    assertThat(read).as(name).isInstanceOf(Tdm.Malformed.class);
                    assertThat(((Tdm.Malformed) read).reason()).as(name).isNotBlank();
                } else {
                    assertThat(read).as("%s: %s", name, read).isInstanceOf(Tdm.Message.class);
                }
            }
        }
    }

    @Test
    void mutatedBytesNeverThrow() {
        Random random = new Random(29);
        byte[] kvn = Tdm.write(message(random), Tdm.Form.KVN);
        byte[] xml = Tdm.write(message(random), Tdm.Form.XML);
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] bytes = (random.nextBoolean() ? kvn : xml).clone();
            for (int k = 1 + random.nextInt(3); k > 0; k--) {
                int at = random.nextInt(bytes.length);
                switch (random.nextInt(4)) {
                    case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                    case 1 -> bytes[at] = (byte) random.nextInt(256);
                    case 2 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
                    default -> {
                        int from = random.nextInt(bytes.length);
                        int length = Math.min(random.nextInt(40), bytes.length - Math.max(at, from));
                        System.arraycopy(bytes, from, bytes, at, length);
                    }
                }
            }
            refused += Tdm.read(bytes) instanceof Tdm.Malformed ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(300);
        byte[] noise = new byte[4000];
        random.nextBytes(noise);
        assertThat(Tdm.read(noise)).isInstanceOf(Tdm.Malformed.class);
        assertThat(Tdm.read(new byte[0])).isInstanceOf(Tdm.Malformed.class);
        assertThat(Tdm.read(new byte[Tdm.MAX_BYTES + 1])).isInstanceOf(Tdm.Malformed.class);
    }

    @Test
    void refusesDoctypesAndNeverFetchesWhatTheyName(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "KOR-SECRET");
        String xml = new String(Tdm.write(message(new Random(1)), Tdm.Form.XML), UTF_8);
        String hostile = xml.replaceFirst("\\?>", "?><!DOCTYPE tdm [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>")
                .replaceFirst("<ORIGINATOR>[^<]*", "<ORIGINATOR>&x;");
        assertThat(Tdm.read(hostile.getBytes(UTF_8))).isEqualTo(new Tdm.Malformed("a DOCTYPE is not allowed", 0));
        assertThat(Tdm.read(hostile.getBytes(java.nio.charset.StandardCharsets.UTF_16)))
                .isInstanceOf(Tdm.Malformed.class);
    }

    @Test
    void namesTheLineOfABadNumber() {
        Tdm.Observation observation = new Tdm.Observation(NOW, 1_500_000, 1, 0.3, Double.NaN);
        String text = new String(Tdm.write(message(observation), Tdm.Form.KVN), UTF_8).replace(" 1500.0", " 15x0");
        int line = (int) text.substring(0, text.indexOf("15x0")).lines().count();
        assertThat(Tdm.read(text.getBytes(UTF_8))).isInstanceOfSatisfying(Tdm.Malformed.class, malformed -> {
            assertThat(malformed.line()).isEqualTo(line);
            assertThat(malformed.reason()).contains("RANGE");
        });
    }

    @Test
    void refusesToWriteWhatTheStandardForbids() {
        Tdm.Segment empty = new Tdm.Segment("KOR/K1", "UNKNOWN", 0.01, List.of(), 0);
        assertThatThrownBy(() -> Tdm.write(new Tdm.Message("KOR", NOW, List.of(empty)), Tdm.Form.XML))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 observations");
    }

    private static Tdm.Message readable(byte[] bytes) {
        Tdm.Read read = Tdm.read(bytes);
        assertThat(read).as(() -> read + "\n" + new String(bytes, UTF_8)).isInstanceOf(Tdm.Message.class);
        return (Tdm.Message) read;
    }

    private static Tdm.Message message(Tdm.Observation... observations) {
        return new Tdm.Message(
                "KOR EXERCISE", NOW, List.of(new Tdm.Segment("KOR/K1", "UNKNOWN", 0.01, List.of(observations), 0)));
    }

    private static Tdm.Message message(Random random) {
        List<Tdm.Segment> segments = new java.util.ArrayList<>();
        for (int s = 1 + random.nextInt(3); s > 0; s--) {
            List<Tdm.Observation> observations = new java.util.ArrayList<>();
            long t = NOW.taiNanos() + random.nextInt(1_000_000_000);
            for (int o = 1 + random.nextInt(4); o > 0; o--) {
                t += 100_000_000 + random.nextInt(900_000_000);
                observations.add(new Tdm.Observation(
                        TimeTag.of(t),
                        1e3 + random.nextDouble() * 5e6,
                        random.nextDouble() * 2 * Math.PI,
                        (random.nextDouble() - 0.1) * 1.5,
                        random.nextBoolean() ? Double.NaN : random.nextGaussian() * 3000));
            }
            segments.add(new Tdm.Segment("KOR/K" + s, "UNKNOWN-" + s, 0.01, observations, 0));
        }
        return new Tdm.Message("KOR EXERCISE", NOW, segments);
    }

    private static boolean onPath(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
