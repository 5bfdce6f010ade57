package org.watchfire.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.keys.KeyFailure;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.PersonKey;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watchfire keys}: makes what nodes need to know and trust each other. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Makes certificate authorities, link certificates, signing keys and hashes of passwords.%n"
                + "Example: watchfire keys init keys --nations JPN,USA,KOR",
        subcommands = {
            KeysCommand.Init.class,
            KeysCommand.Rotate.class,
            KeysCommand.Person.class,
            KeysPasswordCommand.class
        })
final class KeysCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do: init, rotate, person or password");
    }

    /** {@code watchfire keys init}. */
    @Command(
            name = "init",
            mixinStandardHelpOptions = true,
            description =
                    "Makes all keys of all realms: DIR/NATION is what that nation's node is given, DIR/authority stays"
                            + " with whoever issues keys.%nExample: watchfire keys init keys --nations JPN,USA,KOR"
                            + " --host USA=hub.example.org")
    static final class Init implements Callable<Integer> {
        @Parameters(paramLabel = "DIR", description = "Folder to fill; must not hold an authority yet.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path folder;

        @Option(
                names = "--nations",
                required = true,
                split = ",",
                paramLabel = "NATION",
                description = "ISO 3166-1 alpha-3 codes, separated by commas.")
        private List<String> nations = List.of();

        @Option(
                names = "--host",
                paramLabel = "NATION=NAME[,NAME]",
                description = "Further names or addresses under which a nation's hub is reached. Repeatable.")
        private List<String> hosts = List.of();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            List<NationId> all = nations.stream()
                    .map(code -> Said.nation(spec, code))
                    .distinct()
                    .toList();
            Map<NationId, List<String>> names = names();
            try {
                KeyMaker.requireHosts(all, names);
            } catch (IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), "--host: " + wrong.getMessage(), wrong);
            }
            try {
                new KeyMaker(folder, Instant.now()).init(all, names);
            } catch (KeyFailure failure) {
                throw new CommandFailure(String.valueOf(failure.getMessage()), failure);
            }
            for (NationId nation : all) {
                spec.commandLine().getOut().println(nation + " keys " + folder.resolve(nation.code()));
            }
            spec.commandLine().getOut().println("authority " + folder.resolve("authority"));
            return 0;
        }

        private Map<NationId, List<String>> names() {
            Map<NationId, List<String>> names = new HashMap<>();
            for (String host : hosts) {
                int equals = host.indexOf('=');
                if (equals < 0) {
                    throw new ParameterException(
                            spec.commandLine(), "--host " + host + " is not NATION=NAME, such as USA=hub.example.org");
                }
                names.computeIfAbsent(Said.nation(spec, host.substring(0, equals)), nation -> new ArrayList<>())
                        .addAll(List.of(host.substring(equals + 1).split(",", -1)));
            }
            return names;
        }
    }

    /** {@code watchfire keys person}. */
    @Command(
            name = "person",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a person's own key, to sign policies with: NAME.key stays with the person, NAME.pub goes to"
                            + " the folder that a node's policySigners names.%n"
                            + "Example: watchfire keys person . --name officer-1")
    static final class Person implements Callable<Integer> {
        @Parameters(paramLabel = "DIR", description = "Where to write both files.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path folder;

        @Option(names = "--name", required = true, description = "Letters, digits, _ and -.")
        private String name = "";

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            try {
                PersonKey.make(folder, name);
            } catch (KeyFailure failure) {
                throw new CommandFailure(String.valueOf(failure.getMessage()), failure);
            }
            spec.commandLine().getOut().println("key " + folder.resolve(name + ".key"));
            spec.commandLine().getOut().println("public " + folder.resolve(name + ".pub"));
            return 0;
        }
    }

    /** {@code watchfire keys rotate}. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Gives a nation a new signing key; running nodes take it up within a second. Copy the new"
                    + " certificate to the partners before the nation's own folder. With --link a new key for the link"
                    + " instead, shown at the next connection; it prints the serial number to put into the hub's file"
                    + " revoked.%n"
                    + "Example: watchfire keys rotate keys --nation KOR --realm EXERCISE")
    static final class Rotate implements Callable<Integer> {
        @Parameters(paramLabel = "DIR", description = "Folder that `watchfire keys init` filled.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path folder;

        @Option(names = "--nation", required = true, paramLabel = "NATION", description = "Whose key.")
        private String nation = "";

        @Option(names = "--realm", required = true, description = "ACTUAL, EXERCISE or TEST.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Realm realm;

        @Option(names = "--link", description = "The key of the link, not the one that signs.")
        private boolean link;

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Override
        public Integer call() {
            KeyMaker maker = new KeyMaker(folder, Instant.now());
            try {
                String made = link
                        ? "link; revoke " + maker.rotateLink(Said.nation(spec, nation), realm)
                        : "key " + maker.rotate(Said.nation(spec, nation), realm);
                spec.commandLine().getOut().println(nation + " " + realm + " " + made);
                return 0;
            } catch (KeyFailure failure) {
                throw new CommandFailure(String.valueOf(failure.getMessage()), failure);
            }
        }
    }
}
