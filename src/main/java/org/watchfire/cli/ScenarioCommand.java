package org.watchfire.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.watchfire.astro.TimeScales;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.model.Notice;
import org.watchfire.scenario.Fault;
import org.watchfire.scenario.PlotFiles;
import org.watchfire.scenario.RadarSite;
import org.watchfire.scenario.Rocket;
import org.watchfire.scenario.Scenario;
import org.watchfire.scenario.ScenarioFault;
import org.watchfire.scenario.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire scenario list | show NAME | plots NAME --out DIR}. */
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        description = {
            "Lists and shows simulated launches, and writes their plots as files. The radar network is notional.",
            "Example: watchfire scenario show 2023-05-31",
            "Example: watchfire scenario plots 2023-05-31 --out /tmp/plots"
        })
final class ScenarioCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Loads a scenario by name or path, for this and other commands. */
    static Scenario load(String nameOrPath) {
        try {
            return Scenario.load(nameOrPath);
        } catch (ScenarioFault fault) {
            throw new CommandFailure(String.valueOf(fault.getMessage()), fault);
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists the scenarios that come with the program.%nExample: watchfire scenario list")
    int list() {
        PrintWriter out = spec.commandLine().getOut();
        for (String name : Scenario.builtIn()) {
            out.println(String.format("%-12s %s", name, load(name).title()));
        }
        out.flush();
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows one scenario.%nExample: watchfire scenario show salvo")
    int show(@Parameters(paramLabel = "NAME", description = "a name of the list, or a YAML file") String name) {
        Scenario scenario = load(name);
        PrintWriter out = spec.commandLine().getOut();
        out.println(scenario.name() + ": " + scenario.title());
        out.println("realm     " + scenario.realm());
        out.println("network   " + scenario.remark());
        out.println("start     " + TimeScales.utc(scenario.start()) + ", " + minutes(scenario.durationSeconds()));
        for (Rocket rocket : scenario.rockets()) {
            out.println(String.format(
                    Locale.ROOT,
                    "launch    %s, %s, from %.3f %.3f at %s%s",
                    rocket.name(),
                    words(rocket.objectClass()),
                    rocket.site().latitudeDegrees(),
                    rocket.site().longitudeDegrees(),
                    TimeScales.utc(scenario.start().plusSeconds(rocket.launchSeconds())),
                    rocket.failure()
                            .map(f -> String.format(Locale.ROOT, ", fails at T+%.0f s: %s", f.atSeconds(), f.cause()))
                            .orElse("")));
        }
        for (RadarSite site : scenario.radars()) {
            out.println(String.format(
                    Locale.ROOT,
                    "radar     %s %-3s %-32s %6.1f km, every %4.1f s, %s; %s",
                    site.id().nation(),
                    site.id().name(),
                    site.town(),
                    site.radar().maxRangeMetres() / 1000,
                    site.radar().periodSeconds(),
                    words(site.output()),
                    site.kind()));
        }
        scenario.traffic()
                .forEach(t -> out.println(
                        String.format(Locale.ROOT, "traffic   %d aircraft %s...", t.count(), t.callsigns())));
        for (Notice notice : scenario.notices()) {
            out.println("notice    " + notice.id() + ", " + TimeScales.utc(notice.from()) + " to "
                    + TimeScales.utc(notice.to()) + (notice.derived() ? ", derived" : "") + ", confidence "
                    + notice.confidence() + ", corridor " + notice.corridor());
        }
        for (Fault fault : scenario.faults()) {
            out.println("fault     " + fault);
        }
        scenario.sources().forEach(source -> out.println("source    " + source));
        out.flush();
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Writes radars.csv, NAME_plots.csv and NAME_truth.csv (seconds of the scenario, SI units).",
                "Radars without elevation (Cat 048) are left out: the columns have no way to say it.",
                "Example: watchfire scenario plots 2023-05-31 --out /tmp/plots"
            })
    int plots(
            @Parameters(paramLabel = "NAME", description = "a name of the list, or a YAML file") String name,
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write to")
                    Path folder,
            @Option(names = "--seed", paramLabel = "N", description = "default: the scenario's") Optional<Long> seed) {
        Scenario scenario = load(name);
        PlotFiles.in(folder, scenario).forEach(file -> OutputFile.require(file, List.of(Path.of(name))));
        try {
            PlotFiles.Written written = PlotFiles.write(new Simulation(scenario, seed.orElse(scenario.seed())), folder);
            PrintWriter out = spec.commandLine().getOut();
            out.println(written.radars() + " radars, " + written.plots() + " plots, " + written.truthRows()
                    + " rows of truth in " + folder + "; " + written.radarsLeftOut()
                    + " radars without elevation left out");
            out.flush();
            return 0;
        } catch (UncheckedIOException e) {
            throw new CommandFailure(e.getMessage() + "; choose another --out", e);
        }
    }

    private static String minutes(double seconds) {
        return String.format(Locale.ROOT, "%.1f min", seconds / 60);
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
