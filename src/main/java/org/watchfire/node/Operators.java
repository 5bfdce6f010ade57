package org.watchfire.node;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.watchfire.model.NationId;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.PictureSection;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.picture.OperatorAccount;
import org.watchfire.picture.PictureSettings;
import org.watchfire.release.Role;

/** The people of a node and their picture, as the configuration tells them. */
final class Operators {
    private Operators() {}

    /** @throws SettingsException if a role or a password's hash is none */
    static PictureSettings pictureOf(NodeSettings settings) {
        PictureSection section = settings.picture();
        List<NationId> nations = new ArrayList<>(List.of(settings.nationId()));
        settings.peers().forEach(peer -> nations.add(new NationId(peer)));
        nations.sort(null);
        return new PictureSettings(
                section.bind(),
                section.port(),
                settings.nationId(),
                nations,
                settings.realm(),
                settings.title(),
                section.notionalRadars(),
                section.operators().stream().map(Operators::account).toList());
    }

    private static OperatorAccount account(PictureSection.OperatorSettings operator) {
        try {
            Role role = Role.valueOf(
                    operator.role().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
            return new OperatorAccount(operator.name(), operator.password(), EnumSet.of(role));
        } catch (IllegalArgumentException refused) {
            throw new SettingsException(
                    "operator " + operator.name(),
                    0,
                    String.valueOf(refused.getMessage()),
                    "roles are " + EnumSet.allOf(Role.class) + "; a password's hash is made by keys password");
        }
    }
}
