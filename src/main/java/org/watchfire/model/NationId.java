package org.watchfire.model;

/**
 * A nation taking part, named by its ISO 3166-1 alpha-3 code; on a link, the certificate is the nation.
 *
 * @param code three capital letters, such as {@code JPN}
 */
public record NationId(String code) implements Comparable<NationId> {
    public NationId {
        if (!code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(
                    "nation \"" + code + "\" is not three capital letters (ISO 3166-1 alpha-3)");
        }
    }

    @Override
    public int compareTo(NationId other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
