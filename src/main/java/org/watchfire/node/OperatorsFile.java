package org.watchfire.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.PictureSection.OperatorSettings;
import org.watchfire.node.settings.SettingsException;
import org.watchfire.node.settings.SettingsReader;
import org.watchfire.node.settings.StrictYaml;
import org.watchfire.picture.PictureServer;

/**
 * The operators that a node's configuration names, followed while the node runs: who was taken out of it has no session a
 * second or two later. Everything else in the file counts at the next start.
 */
final class OperatorsFile {
    private final Path file;
    private final NodeSettings started;
    private String seen;
    private String judged;
    private List<OperatorSettings> operators;

    OperatorsFile(Told told) {
        this.file = told.configuration();
        this.started = told.settings();
        this.seen = told.start().settings();
        this.judged = seen;
        this.operators = started.picture().operators();
    }

    /** What a look at the file came to. */
    sealed interface Found {
        /**
         * Others may sign in.
         *
         * @param operators all who may from now on
         * @param words what changed, for people
         */
        record Changed(List<OperatorSettings> operators, String words) implements Found {}

        /** The file is none that this node could start with; everybody stays who they are. */
        record Unusable(String why) implements Found {}
    }

    /** Looks at the file, and has the picture and its log follow; to be called once a second. */
    void follow(PictureServer picture, DeskLog log) {
        look().ifPresent(found -> {
            switch (found) {
                case Found.Changed changed -> {
                    picture.operators(Operators.accounts(changed.operators()));
                    log.operatorsChanged(changed.words());
                }
                case Found.Unusable unusable ->
                    log.operatorsStay(
                            "the configuration cannot be used, and the operators stay who they are: " + unusable.why());
            }
        });
    }

    /** Looks at the file; a text counts once it has stood there for two looks, so that none is taken half written. */
    Optional<Found> look() {
        String text;
        try {
            text = StrictYaml.text(file);
        } catch (SettingsException unreadable) {
            text = ""; // the same as what cannot be used
        }
        boolean stands = text.equals(seen);
        seen = text;
        if (!stands || text.equals(judged)) {
            return Optional.empty();
        }
        judged = text;
        return judge();
    }

    private Optional<Found> judge() {
        NodeSettings now;
        try {
            now = SettingsReader.read(file);
        } catch (SettingsException unusable) {
            return Optional.of(new Found.Unusable(String.valueOf(unusable.getMessage())));
        }
        if (!now.nation().equals(started.nation()) || now.realm() != started.realm()) {
            return Optional.of(new Found.Unusable(file + " is now of " + now.nation() + " " + now.realm()));
        }
        String words = difference(operators, now.picture().operators());
        operators = now.picture().operators();
        return words.isEmpty() ? Optional.empty() : Optional.of(new Found.Changed(operators, words));
    }

    private static String difference(List<OperatorSettings> before, List<OperatorSettings> after) {
        Map<String, OperatorSettings> old = byName(before);
        Map<String, OperatorSettings> now = byName(after);
        StringBuilder words = new StringBuilder();
        old.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .sorted()
                .forEach(name -> words.append(", ").append(name).append(" is no operator any more"));
        after.forEach(operator -> {
            OperatorSettings was = old.get(operator.name());
            if (was == null) {
                words.append(", ").append(operator.name()).append(" is ").append(operator.role());
            } else if (!was.account().roles().equals(operator.account().roles())) {
                words.append(", ").append(operator.name()).append(" is ").append(operator.role());
                words.append(" and not ").append(was.role()).append(" any more");
            } else if (!was.password().equals(operator.password())) {
                words.append(", ").append(operator.name()).append(" has another password");
            }
        });
        return words.isEmpty() ? "" : words.substring(2);
    }

    private static Map<String, OperatorSettings> byName(List<OperatorSettings> operators) {
        return operators.stream().collect(Collectors.toMap(OperatorSettings::name, Function.identity()));
    }
}
