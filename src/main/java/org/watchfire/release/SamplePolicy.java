package org.watchfire.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.watchfire.model.NationId;

/**
 * The policy to start from, filled in for a nation and its partners. It is written for KOR with JPN and USA; others take
 * their places, in its cases too.
 */
public final class SamplePolicy {
    private static final Pattern NATION = Pattern.compile("\\b(KOR|JPN|USA)\\b");
    private static final Pattern PARTNERS = Pattern.compile("(?m)^partners:\\R(?:  .*\\R)+");
    private static final String TRUST = "{level: 3, caveats: [LIMITED, ORCON]}";

    private SamplePolicy() {}

    /**
     * The file's text.
     *
     * @param self whose policy
     * @param partners to whom it releases, at least one
     * @throws IllegalArgumentException without a partner
     */
    public static String text(NationId self, List<NationId> partners) {
        if (partners.isEmpty()) {
            throw new IllegalArgumentException("a policy without partners releases nothing");
        }
        // A code of ISO 3166's user-assigned range stands for the second partner where there is one partner only.
        String first = partners.get(0).code();
        String second = partners.size() > 1 ? partners.get(1).code() : "XAA";
        String named = partners.stream()
                .map(nation -> "  " + nation + ": " + TRUST + "\n")
                .collect(Collectors.joining("", "partners:\n", ""));
        String template = PARTNERS.matcher(read()).replaceFirst("@partners@\n");
        String filled = NATION.matcher(template).replaceAll(found -> switch (found.group()) {
            case "KOR" -> self.code();
            case "JPN" -> first;
            default -> second;
        });
        return filled.replace("@partners@\n", named);
    }

    private static String read() {
        try (InputStream in = SamplePolicy.class.getResourceAsStream("sample-policy.yaml")) {
            if (in == null) {
                throw new IllegalStateException("sample-policy.yaml is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("sample-policy.yaml cannot be read from the program", failed);
        }
    }
}
