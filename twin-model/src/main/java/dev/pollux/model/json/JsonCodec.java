package dev.pollux.model.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads and writes JSON text as a stream, within limits. Duplicate keys, numbers that do not fit and trailing text
/// are refused. Thread-safe.
public final class JsonCodec {

    /// Limits of one document: nesting in levels, size in bytes of UTF-8.
    public record Limits(int depth, int documentBytes) {}

    public static final JsonCodec DEFAULT = new JsonCodec(new Limits(32, 100 * 1024));

    private final Limits limits;
    private final JsonFactory factory;

    public JsonCodec(Limits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxNumberLength(100)
                        .build())
                .build();
    }

    public Limits limits() {
        return limits;
    }

    public Json parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads one JSON value. Throws [JsonInvalid] with the reason for anything else.
    public Json parse(byte[] utf8) {
        if (utf8.length > limits.documentBytes()) {
            throw new JsonInvalid(
                    JsonInvalid.Reason.TOO_LARGE,
                    "the document has " + utf8.length + " bytes, " + limits.documentBytes() + " are allowed");
        }
        try (var parser = factory.createParser(ObjectReadContext.empty(), utf8)) {
            if (parser.nextToken() == null) {
                throw new JsonInvalid(JsonInvalid.Reason.SYNTAX, "the text is empty");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonInvalid(JsonInvalid.Reason.SYNTAX, "there is text after the JSON value");
            }
            return value;
        } catch (JacksonException e) {
            throw new JsonInvalid(JsonInvalid.Reason.SYNTAX, e.getOriginalMessage());
        }
    }

    /// Reads one JSON object; any other value is refused.
    public JsonObject parseObject(byte[] utf8) {
        if (parse(utf8) instanceof JsonObject object) {
            return object;
        }
        throw new JsonInvalid(JsonInvalid.Reason.SYNTAX, "a JSON object is expected");
    }

    private static Json value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> Json.of(parser.getString());
            case VALUE_NUMBER_INT -> Json.of(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> Json.of(parser.getDoubleValue());
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NULL -> Json.NULL;
            default -> throw new JsonInvalid(JsonInvalid.Reason.SYNTAX, "unexpected " + parser.currentToken());
        };
    }

    private static JsonObject object(JsonParser parser) {
        var keys = new ArrayList<String>();
        var values = new ArrayList<Json>();
        var seen = new HashSet<String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            if (!seen.add(key)) {
                throw new JsonInvalid(JsonInvalid.Reason.DUPLICATE_KEY, "the key '" + key + "' stands twice");
            }
            parser.nextToken();
            keys.add(key);
            values.add(value(parser));
        }
        return JsonObject.owning(keys.toArray(String[]::new), values.toArray(Json[]::new));
    }

    private static JsonArray array(JsonParser parser) {
        var values = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return JsonArray.of(values);
    }

    public String write(Json value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /// The compact UTF-8 text of the value.
    public byte[] bytes(Json value) {
        var out = new ByteArrayOutputStream(512);
        try (var generator = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            write(generator, value);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator out, Json value) {
        switch (value) {
            case JsonObject object -> {
                out.writeStartObject();
                object.forEach((key, member) -> {
                    out.writeName(key);
                    write(out, member);
                });
                out.writeEndObject();
            }
            case JsonArray array -> {
                out.writeStartArray();
                array.forEach(element -> write(out, element));
                out.writeEndArray();
            }
            case Json.Text(var text) -> out.writeString(text);
            case Json.Int(var number) -> out.writeNumber(number);
            case Json.Dec(var number) -> out.writeNumber(number);
            case Json.Bool(var truth) -> out.writeBoolean(truth);
            case Json.Null _ -> out.writeNull();
        }
    }
}
