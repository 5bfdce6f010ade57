package org.watchfire.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.watchfire.assess.Air;
import org.watchfire.assess.Assessor;
import org.watchfire.assess.AssessorOutput;
import org.watchfire.assess.AssessorSettings;
import org.watchfire.assess.areas.Areas;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.fuse.Fuser;
import org.watchfire.fuse.FuserSettings;
import org.watchfire.ingest.csv.CsvFault;
import org.watchfire.ingest.csv.PlotFile;
import org.watchfire.model.Assessment;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Realm;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code watchfire assess}: plots in a file to assessments in a file, through tracker and fuser, without a node. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description = {
            "Assesses what the plots of a CSV file show; all radars count as own.",
            "Example: watchfire assess plots.csv --radars radars.csv --scenario s1 --run 0 --out assessments.jsonl"
        })
final class AssessCommand implements Callable<Integer> {
    private static final NationId OWN = new NationId("OWN");
    private static final Label LABEL = new Label(0, new TreeSet<>(), new TreeSet<>());

    @Parameters(
            paramLabel = "PLOTS.csv",
            description = "plots: run,t_s,radar_id,target_id,range_m,az_rad,el_rad,rr_mps")
    private Path plots = Path.of("");

    @Option(names = "--radars", required = true, paramLabel = "RADARS.csv", description = "radars and their sigmas")
    private Path radars = Path.of("");

    @Option(names = "--scenario", paramLabel = "ID", description = "rows of RADARS.csv to use; default: all")
    private String scenario = "";

    @Option(names = "--run", paramLabel = "N", description = "which run of the file; default: the first")
    private int run = -1;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "ASSESSMENTS.jsonl",
            description = "where the assessments go, one JSON object a line")
    private Path out = Path.of("");

    @Option(
            names = "--air",
            description =
                    "where boosts and impact regions are flown through air: everywhere, as a node does; where it was seen,"
                            + " that is of what was first seen within it or was slowed by it; or nowhere, for plots simulated"
                            + " in a vacuum. Elsewhere a launch is fitted without drag, and an impact region is where free"
                            + " flight meets the ground. One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}",
            paramLabel = "WHERE",
            defaultValue = "seen")
    private Air air = Air.SEEN;

    @Override
    public Integer call() {
        OutputFile.require(out, List.of(plots, radars));
        try {
            PlotFile file = PlotFile.read(plots, radars, scenario, run < 0 ? OptionalInt.empty() : OptionalInt.of(run));
            OutputFile.write(out, List.of(plots, radars), to -> {
                BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
                assess(file, writer);
                writer.flush();
            });
        } catch (CsvFault e) {
            throw new CommandFailure(e.getMessage() + "", e);
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + out + ": " + e + "; give a path that can be written", e);
        }
        return 0;
    }

    private void assess(PlotFile file, BufferedWriter writer) throws IOException {
        Tracker tracker = new Tracker(OWN, LABEL, file.radars(), TrackerSettings.defaults());
        Fuser fuser = new Fuser(OWN, FuserSettings.defaults());
        AssessorSettings settings = AssessorSettings.of(OWN, Realm.TEST, LABEL, Areas.world());
        Assessor assessor = new Assessor(settings.with(air));
        for (List<Plot> look : file.looks()) {
            TimeTag now = look.getFirst().time();
            for (Track track : tracker.accept(look, now, 0)) {
                if (track.status() != Track.Status.TENTATIVE) {
                    assess(fuser.accept(track, now, 0), assessor, now, writer);
                }
            }
            assess(fuser.tick(now, 0), assessor, now, writer);
            write(assessor.tick(now, 0), writer);
        }
    }

    private static void assess(List<SystemTrack> tracks, Assessor assessor, TimeTag now, BufferedWriter writer)
            throws IOException {
        for (SystemTrack track : tracks) {
            write(assessor.accept(track, now, track.stamps()), writer);
        }
    }

    private static void write(AssessorOutput output, BufferedWriter writer) throws IOException {
        for (Assessment assessment : output.assessments()) {
            writer.write(AssessmentJson.line(assessment, PlotFile.EPOCH));
            writer.write('\n');
        }
    }
}
