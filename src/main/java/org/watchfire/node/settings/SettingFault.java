package org.watchfire.node.settings;

/**
 * A value that no node can go by. {@link StrictYaml} adds the file, the line and what the key stands in.
 */
final class SettingFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String fault;
    private final String remedy;

    /**
     * @param key inside its section, such as {@code port} or {@code operators.1.name}
     * @param fault what is wrong with its value, to be read after the key
     * @param remedy what to do
     */
    SettingFault(String key, String fault, String remedy) {
        super(key + " " + fault + "; " + remedy);
        this.key = key;
        this.fault = fault;
        this.remedy = remedy;
    }

    String key() {
        return key;
    }

    String fault() {
        return fault;
    }

    String remedy() {
        return remedy;
    }
}
