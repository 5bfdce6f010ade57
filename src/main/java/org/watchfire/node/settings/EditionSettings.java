package org.watchfire.node.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.watchfire.asterix.Catalogue;

/**
 * Which edition of an ASTERIX category a source speaks.
 *
 * @param category such as 62
 * @param edition such as {@code "1.16"}
 * @param sac of the source; absent for every source
 * @param sic of the source; given with {@code sac}
 */
public record EditionSettings(
        @JsonProperty(required = true) int category,
        @JsonProperty(required = true) String edition,
        Optional<Integer> sac,
        Optional<Integer> sic) {
    public EditionSettings {
        if (sac.isPresent() != sic.isPresent()) {
            throw new SettingFault(
                    sac.isPresent() ? "sic" : "sac", "is missing beside the other", "name both or neither");
        }
        sac.ifPresent(value -> Require.octet("sac", value));
        sic.ifPresent(value -> Require.octet("sic", value));
        Require.orElse(
                "edition",
                "name one that is at hand",
                () -> Catalogue.standard().edition(category, edition));
    }

    /** The catalogue with this edition in it. */
    public Catalogue applyTo(Catalogue catalogue) {
        return sac.isPresent()
                ? catalogue.with(category, sac.get(), sic.orElseThrow(), edition)
                : catalogue.with(category, edition);
    }
}
