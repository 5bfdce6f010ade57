package org.watchfire.node.settings;

import java.nio.file.Path;

/** Reads a node's configuration. */
public final class SettingsReader {
    private SettingsReader() {}

    /**
     * Reads one file.
     *
     * @throws SettingsException naming file, line and remedy
     */
    public static NodeSettings read(Path file) {
        return parse(file.toString(), StrictYaml.text(file));
    }

    /**
     * Reads a configuration already in memory, as the journal keeps it.
     *
     * @param name for messages
     * @throws SettingsException naming {@code name}, line and remedy
     */
    public static NodeSettings parse(String name, String text) {
        return StrictYaml.parse(name, text, NodeSettings.class);
    }

    /** Writes a configuration that {@link #parse} reads. */
    public static String write(NodeSettings settings) {
        return StrictYaml.write(settings);
    }
}
