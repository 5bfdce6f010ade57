package org.watchfire.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * How one node's picture is served.
 *
 * @param host address to listen on; {@code 127.0.0.1} unless something in front of it speaks TLS
 * @param port to listen on, or 0 for any free one
 * @param nation whose node this is
 * @param nations all nations taking part, this one among them, in the order they are shown
 * @param realm the only realm whose items are shown
 * @param title of the exercise or test, shown in the banner; may be empty
 * @param notionalRadars whether the radar network is invented, which the picture then says
 * @param operators who may sign in; no name twice
 * @param publicAddress where browsers find the picture when something in front of it speaks TLS, such as {@code
 *     https://watch.example}; its cookies then travel over TLS only
 */
public record PictureSettings(
        String host,
        int port,
        NationId nation,
        List<NationId> nations,
        Realm realm,
        String title,
        boolean notionalRadars,
        List<OperatorAccount> operators,
        Optional<String> publicAddress) {
    private static final Pattern ADDRESS = Pattern.compile("https://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:\\d{1,5})?");

    public PictureSettings {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is outside 0..65535");
        }
        nations = List.copyOf(nations);
        if (!nations.contains(nation)) {
            throw new IllegalArgumentException("nation " + nation + " is not among " + nations);
        }
        operators = List.copyOf(operators);
        Set<String> names = new HashSet<>();
        for (OperatorAccount operator : operators) {
            if (!names.add(operator.name())) {
                throw new IllegalArgumentException("operator \"" + operator.name() + "\" is named twice");
            }
        }
        publicAddress.ifPresent(PictureSettings::requirePublicAddress);
    }

    /** Of a picture that browsers reach where it listens. */
    public PictureSettings(
            String host,
            int port,
            NationId nation,
            List<NationId> nations,
            Realm realm,
            String title,
            boolean notionalRadars,
            List<OperatorAccount> operators) {
        this(host, port, nation, nations, realm, title, notionalRadars, operators, Optional.empty());
    }

    /**
     * Refuses an address that no browser would send like this: it is compared with theirs letter by letter.
     *
     * @throws IllegalArgumentException saying what is wanted
     */
    public static void requirePublicAddress(String address) {
        if (!ADDRESS.matcher(address).matches() || address.endsWith(":443")) {
            throw new IllegalArgumentException("publicAddress \"" + address
                    + "\" is not https:// and a name in small letters, with a port only where it is not 443");
        }
    }
}
