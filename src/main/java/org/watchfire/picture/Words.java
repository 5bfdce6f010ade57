package org.watchfire.picture;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.watchfire.model.NationId;
import org.watchfire.model.SystemTrackId;
import org.watchfire.release.Recipient;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What is said to one screen alone: the greeting, the answer to a selection, a refusal. */
final class Words {
    private static final JsonFactory JSON = new JsonFactory();

    private Words() {}

    /** First word on every socket. */
    static String hello(PictureSettings settings, Sessions.Session session) {
        return OpJson.write(json -> {
            json.writeString("hello");
            json.writeRawValue(node(settings, Optional.of(session)));
        });
    }

    /** Who may see a track. */
    static String visibility(SystemTrackId track, List<Visibility> visibilities) {
        return OpJson.write(json -> {
            json.writeString("v");
            json.writeNumber(track.number());
            json.writeStartArray();
            for (Visibility visibility : visibilities) {
                json.writeStartArray();
                json.writeString(nameOf(visibility.recipient()));
                json.writeString(visibility.verdict().name());
                json.writeString(visibility.rule());
                json.writeString(visibility.reason());
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    /** Why something asked for was not done. */
    static String refusal(String reason) {
        return OpJson.write(json -> {
            json.writeString("refused");
            json.writeString(reason);
        });
    }

    /** What everybody may know of the node, and who is signed in. */
    static String node(PictureSettings settings, Optional<Sessions.Session> session) {
        return object(json -> {
            json.writeStringProperty("nation", settings.nation().code());
            json.writeStringProperty("realm", settings.realm().name());
            json.writeStringProperty("title", settings.title());
            session.ifPresent(known -> {
                json.writeName("nations");
                JsonParts.strings(
                        json, settings.nations().stream().map(NationId::code).toList());
                json.writeBooleanProperty("notional", settings.notionalRadars());
                json.writeStringProperty("operator", known.operator());
                json.writeStringProperty("role", known.role().name());
                json.writeBooleanProperty("mayAcknowledge", Operation.ACKNOWLEDGE.isAllowedTo(known.role()));
                json.writeBooleanProperty("mayChangePolicy", Operation.PROPOSE_POLICY.isAllowedTo(known.role()));
                json.writeNumberProperty("ends", known.ends().toEpochMilli());
            });
        });
    }

    /** An object with one member, such as an error. */
    static String one(String name, String value) {
        return object(json -> json.writeStringProperty(name, value));
    }

    static String object(Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String nameOf(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Peer peer -> peer.nation().code();
            case Recipient.Operator operator -> operator.toString();
            case Recipient.Civil civil -> civil.toString();
        };
    }
}
