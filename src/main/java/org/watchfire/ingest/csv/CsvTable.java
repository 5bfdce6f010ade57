package org.watchfire.ingest.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One CSV file with a header row, read line by line; fields have no quotes. */
final class CsvTable implements AutoCloseable {
    private static final int LONGEST_LINE = 4096;

    private final Path file;
    private final BufferedReader reader;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> fields = new ArrayList<>();
    private int line = 1;

    /** Opens a file and checks that it has the columns asked for. */
    CsvTable(Path file, List<String> required) {
        this.file = file;
        try {
            reader = Files.newBufferedReader(file);
            String header = reader.readLine();
            if (header == null) {
                throw new CsvFault(file + ": is empty; expected a header row with " + String.join(",", required));
            }
            split(header.replace("\uFEFF", ""));
        } catch (IOException e) {
            throw new CsvFault(file + ": cannot be read (" + e.getMessage() + "); give a readable CSV file", e);
        }
        for (int i = 0; i < fields.size(); i++) {
            columns.put(fields.get(i).strip(), i);
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw fault("has no column " + name + "; expected " + String.join(",", required));
            }
        }
    }

    /** Goes to the next row that is not blank; false at the end. */
    boolean next() {
        try {
            String text = reader.readLine();
            while (text != null && text.isBlank()) {
                line++;
                text = reader.readLine();
            }
            line++;
            if (text == null) {
                return false;
            }
            if (text.length() > LONGEST_LINE) {
                throw fault("is longer than " + LONGEST_LINE + " characters");
            }
            split(text);
            return true;
        } catch (IOException e) {
            throw new CsvFault(file + ": cannot be read further (" + e.getMessage() + ")", e);
        }
    }

    private void split(String text) {
        fields.clear();
        int from = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
            fields.add(text.substring(from, comma));
            from = comma + 1;
        }
        fields.add(text.substring(from));
    }

    /** A field's text, stripped; empty when the row or the file lacks it. */
    String text(String column) {
        Integer at = columns.get(column);
        return at == null || at >= fields.size() ? "" : fields.get(at).strip();
    }

    /** A number that must be there. */
    double number(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw fault("has no " + column);
        }
        return parse(column, text);
    }

    /** A number, or {@code otherwise} when the field is empty. */
    double number(String column, double otherwise) {
        String text = text(column);
        return text.isEmpty() ? otherwise : parse(column, text);
    }

    private double parse(String column, String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw fault(column + " \"" + text + "\" is not a number");
    }

    /** A fault of the row at hand. */
    CsvFault fault(String what) {
        return new CsvFault(file + ":" + line + ": " + what);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new CsvFault(file + ": cannot be closed (" + e.getMessage() + ")", e);
        }
    }
}
