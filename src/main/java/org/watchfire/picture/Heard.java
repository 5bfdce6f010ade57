package org.watchfire.picture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.watchfire.model.EventId;
import org.watchfire.model.NationId;
import org.watchfire.model.SystemTrackId;

/** What a browser may say on the socket. Anything else is {@link Nonsense}. */
sealed interface Heard {
    /** {@code ["select",17]}: the track the operator looks at; {@code ["select",0]}: none. */
    record Select(Optional<SystemTrackId> track) implements Heard {}

    /** {@code ["ack","KOR-E1","KOR",3]}: version 3 of what KOR says of KOR-E1 was read. */
    record Acknowledge(EventId event, NationId by, int version) implements Heard {}

    /** Not understood. */
    record Nonsense() implements Heard {}

    /** The two forms are so narrow that matching them is safer than parsing JSON. */
    static Heard parse(String message) {
        Matcher select = Form.SELECT.matcher(message);
        if (select.matches()) {
            long number = Long.parseLong(select.group(1));
            return new Select(number == 0 ? Optional.empty() : Optional.of(new SystemTrackId(number)));
        }
        Matcher acknowledge = Form.ACKNOWLEDGE.matcher(message);
        if (acknowledge.matches()) {
            EventId event = new EventId(new NationId(acknowledge.group(1)), Long.parseLong(acknowledge.group(2)));
            return new Acknowledge(event, new NationId(acknowledge.group(3)), Integer.parseInt(acknowledge.group(4)));
        }
        return new Nonsense();
    }

    /** The forms. */
    final class Form {
        private static final Pattern SELECT = Pattern.compile("\\[\"select\",(\\d{1,15})]");
        private static final Pattern ACKNOWLEDGE =
                Pattern.compile("\\[\"ack\",\"([A-Z]{3})-E([1-9]\\d{0,14})\",\"([A-Z]{3})\",(\\d{1,8})]");

        private Form() {}
    }
}
