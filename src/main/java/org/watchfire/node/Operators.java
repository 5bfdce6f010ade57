package org.watchfire.node;

import java.util.ArrayList;
import java.util.List;
import org.watchfire.model.NationId;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.PictureSection;
import org.watchfire.picture.OperatorAccount;
import org.watchfire.picture.PictureSettings;

/** The people of a node and their picture, as the configuration tells them. */
final class Operators {
    private Operators() {}

    static List<OperatorAccount> accounts(List<PictureSection.OperatorSettings> operators) {
        return operators.stream().map(PictureSection.OperatorSettings::account).toList();
    }

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
                accounts(section.operators()),
                section.publicAddress());
    }
}
