package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonEdit;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.RqlEvaluator.Fields;
import dev.pollux.model.twin.TwinId.Kind;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// An event as filters see it: what it changed, at its place in the document, on top of what enriches it; and the
/// placeholders `topic:…`, `resource:…`. What the event does not carry is not there.
public record EventFields(Envelope event, Fields document) implements Fields {

    public static EventFields of(Envelope event) {
        var whole = event.value()
                .map(value -> JsonEdit.put(event.extra(), event.path(), value))
                .orElse(event.extra());
        return new EventFields(event, Fields.of(whole instanceof JsonObject object ? object : JsonObject.EMPTY));
    }

    @Override
    public Optional<Json> at(JsonPath path) {
        return path.depth() == 1 ? single(path) : document.at(path);
    }

    private Optional<Json> single(JsonPath path) {
        var topic = event.topic();
        return switch (path.last()) {
            case "topic:action" -> text(topic.action());
            case "topic:channel" -> text(lower(topic.channel()));
            case "topic:criterion" -> text(lower(topic.criterion()));
            case "topic:group" -> text(topic.id().kind() == Kind.POLICY ? "policies" : "things");
            case "topic:namespace" -> text(topic.id().namespace());
            case "topic:entityName" -> text(topic.id().name());
            case "topic:full" -> text(topic.text());
            case "resource:path" -> text(event.path().toString());
            case "resource:type" -> text(lower(topic.id().kind()));
            case "thingId" -> text(topic.id().text());
            case "_revision" -> Optional.of(Json.of(event.revision()));
            case "_modified" -> event.timestamp().map(Instant::toString).map(Json::of);
            default -> document.at(path);
        };
    }

    private static Optional<Json> text(String text) {
        return Optional.of(Json.of(text));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
