package org.watchfire.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.watchfire.assess.Assessor;
import org.watchfire.assess.AssessorSettings;
import org.watchfire.assess.areas.Areas;
import org.watchfire.asterix.Catalogue;
import org.watchfire.fuse.Fuser;
import org.watchfire.fuse.FuserSettings;
import org.watchfire.ingest.Ingest;
import org.watchfire.ingest.Sources;
import org.watchfire.model.NationId;
import org.watchfire.model.Radar;
import org.watchfire.node.settings.EditionSettings;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.RadarSettings;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.node.settings.SettingsReader;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyLoad;
import org.watchfire.release.Recipient;
import org.watchfire.release.Role;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;

/** Makes an engine of what a node was told, the same for a running node and for the replay of its journal. */
public final class EngineBuilder {
    private EngineBuilder() {}

    /**
     * An engine for the start that a journal holds.
     *
     * @throws SettingsException if the configuration or the policy in it cannot be used
     */
    public static Engine of(Input.Start start) {
        return of(SettingsReader.parse("configuration", start.settings()), policy("policy", start.policy()));
    }

    /** An engine for settings and policy already read. */
    static Engine of(NodeSettings settings, Policy policy) {
        NationId nation = settings.nationId();
        List<Radar> radars = settings.modelRadars();
        Ingest ingest = new Ingest(sources(settings));
        Tracker tracker = new Tracker(nation, settings.itemLabel(), radars, TrackerSettings.defaults());
        Fuser fuser = new Fuser(nation, FuserSettings.defaults());
        Assessor assessor =
                new Assessor(AssessorSettings.of(nation, settings.realm(), settings.itemLabel(), Areas.world()));
        ReleaseDesk release = new ReleaseDesk(settings.realm(), peers(settings), operators(nation), policy);
        Engine.Memory nothing = new Engine.Memory(
                ingest.memory(), tracker, fuser, assessor, release, new NewestVersions(), new LinkedHashSet<>());
        return new Engine(settings, ingest, nothing);
    }

    /** An engine that goes on where one under the same settings stopped. */
    static Engine of(NodeSettings settings, Engine.Memory memory) {
        return new Engine(settings, new Ingest(sources(settings), memory.ingest()), memory);
    }

    /**
     * The policy in a text.
     *
     * @throws SettingsException naming every fault with its line and remedy
     */
    static Policy policy(String file, String text) {
        return switch (Policy.parse(file, text)) {
            case PolicyLoad.Loaded loaded -> loaded.policy();
            case PolicyLoad.Refused refused ->
                throw new SettingsException(
                        file,
                        0,
                        "the policy is refused",
                        String.join(
                                "; ",
                                refused.faults().stream().map(Object::toString).toList()));
        };
    }

    private static Sources sources(NodeSettings settings) {
        List<Sources.Source> sources = new ArrayList<>();
        for (RadarSettings radar : settings.radars()) {
            sources.add(new Sources.Source(radar.toRadar(settings.nationId()), radar.sac(), radar.sic(), radar.bent()));
        }
        return new Sources(settings.nationId(), settings.itemLabel(), sources, editions(settings));
    }

    /** The ASTERIX editions each source is read by. */
    static Catalogue editions(NodeSettings settings) {
        Catalogue editions = Catalogue.standard();
        for (EditionSettings edition : settings.editions()) {
            editions = edition.applyTo(editions);
        }
        return editions;
    }

    private static List<Recipient> peers(NodeSettings settings) {
        return settings.peers().stream()
                .map(peer -> (Recipient) new Recipient.Peer(new NationId(peer)))
                .toList();
    }

    /** Every role there is: what each may see is the policy's to say. */
    private static List<Recipient> operators(NationId nation) {
        List<Recipient> operators = new ArrayList<>();
        for (Role role : Role.values()) {
            operators.add(new Recipient.Operator(nation, role));
        }
        return operators;
    }
}
