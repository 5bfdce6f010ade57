package org.watchfire.node;

import java.nio.file.Path;
import java.util.List;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.node.settings.SettingsReader;
import org.watchfire.node.settings.StrictYaml;
import org.watchfire.release.Policy;

/**
 * All that a node is told, read and found usable before anything of it starts.
 *
 * @param settings the configuration
 * @param policy the release policy
 * @param start the same as texts, for the journal
 * @param configuration its file, absolute; paths in it are relative to its folder
 */
record Told(NodeSettings settings, Policy policy, Input.Start start, Path configuration) {
    /**
     * Reads the configuration and every file it names.
     *
     * @throws SettingsException naming file, line, fault and remedy
     */
    static Told read(Path configuration) {
        NodeSettings settings = SettingsReader.read(configuration);
        if (settings.hub().isEmpty()) {
            throw new SettingsException(
                    configuration.toString(), 0, "hub is missing", "give hub.nation and hub.address");
        }
        Path folder = configuration.toAbsolutePath().resolveSibling("");
        Path policyFile = folder.resolve(settings.policy());
        String policyText = StrictYaml.text(policyFile);
        List<String> notices = settings.notices().stream()
                .map(name -> notice(settings, folder.resolve(name)))
                .toList();
        Policy policy = EngineBuilder.policy(policyFile.toString(), policyText);
        if (!policy.nation().equals(settings.nationId())) {
            throw new SettingsException(
                    policyFile.toString(),
                    0,
                    "is the policy of " + policy.nation() + ", not of " + settings.nation(),
                    "name the right file");
        }
        settings.policySigners()
                .ifPresent(signers -> PolicySignatures.require(policyFile, policy, folder.resolve(signers)));
        return new Told(
                settings,
                policy,
                new Input.Start(StrictYaml.text(configuration), policyText, notices),
                configuration.toAbsolutePath());
    }

    /**
     * Refuses a start that would fall back behind what persons activated: better no node than one that releases more.
     *
     * @param activated last, as the journal says
     * @param inForce what this start would go by
     * @throws SettingsException if this build cannot bring that policy back, and the file's is not above it
     */
    void requireKept(PolicyOutcome activated, Policy inForce) {
        if (!activated.isKeptBy(inForce)) {
            throw new SettingsException(
                    resolve(settings.policy()).toString(),
                    0,
                    activated.inWords() + ", and cannot be brought back from the journal by this build",
                    "start with the build that wrote the journal, or with a policy above version "
                            + activated.version());
        }
    }

    Path resolve(String name) {
        return configuration.resolveSibling(name);
    }

    /** A notice's text, found readable. */
    private static String notice(NodeSettings settings, Path file) {
        String text = StrictYaml.text(file);
        NoticeFile.parse(file.toString(), text, settings.nationId(), settings.realm(), settings.itemLabel());
        return text;
    }
}
