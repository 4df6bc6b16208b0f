package dev.pollux.model.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads and writes JSON text within limits. Duplicate keys, numbers that do not fit, broken Unicode and trailing text
/// are refused. Documents read by one codec share their keys through a bounded cache; objects built in memory use that
/// of [#DEFAULT]. Thread-safe.
public final class JsonCodec {

    /// Limits of one document: nesting in levels, size in bytes of UTF-8.
    public record Limits(int depth, int documentBytes) {}

    public static final JsonCodec DEFAULT = new JsonCodec(new Limits(32, 100 * 1024));

    private static final int LONGEST_NUMBER = 100;

    private static final int SHORTEST_TEXT = 4;

    private final Limits limits;
    private final JsonFactory factory;
    private final KeyCache cache = new KeyCache();

    public JsonCodec(Limits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() + 1)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(limits.documentBytes())
                        .maxStringLength(limits.documentBytes())
                        .build())
                .build();
    }

    KeyCache cache() {
        return cache;
    }

    public Limits limits() {
        return limits;
    }

    public Json parse(String text) {
        if (JsonText.isTorn(text)) {
            throw JsonText.torn();
        }
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads one JSON value. Throws [JsonInvalid] with the reason for anything else.
    public Json parse(byte[] utf8) {
        if (utf8.length > limits.documentBytes()) {
            throw new JsonInvalid(
                    JsonInvalid.Reason.TOO_LARGE,
                    "the document has " + utf8.length + " bytes, " + limits.documentBytes() + " are allowed");
        }
        boolean plain = JsonText.isPlain(utf8);
        if (!plain) {
            JsonText.check(utf8);
        }
        refuseOtherEncodings(utf8);
        try (var parser = factory.createParser(ObjectReadContext.empty(), padded(utf8))) {
            return only(parser, plain);
        } catch (StreamConstraintsException _) {
            throw new JsonInvalid(
                    JsonInvalid.Reason.NUMBER_OUT_OF_RANGE, "a number has more than " + LONGEST_NUMBER + " characters");
        } catch (JacksonException e) {
            throw new JsonInvalid(reason(e), said(e));
        }
    }

    private Json only(JsonParser parser, boolean plain) {
        var first = parser.nextToken();
        if (first == null) {
            throw new JsonInvalid(JsonInvalid.Reason.SYNTAX, "the text is empty");
        }
        var value = new JsonReader(parser, cache, limits.depth(), plain).value(first);
        if (parser.nextToken() != null) {
            throw new JsonInvalid(JsonInvalid.Reason.SYNTAX, "there is text after the JSON value");
        }
        return value;
    }

    /// The compiler in JDK 25 gets the parser's look at the first two bytes wrong once it is warm: a text of one byte
    /// is
    /// then read past its end. Four bytes are looked at in another way, and blanks after the value mean nothing.
    private static byte[] padded(byte[] utf8) {
        if (utf8.length >= SHORTEST_TEXT) {
            return utf8;
        }
        var longer = Arrays.copyOf(utf8, SHORTEST_TEXT);
        Arrays.fill(longer, utf8.length, SHORTEST_TEXT, (byte) ' ');
        return longer;
    }

    /// The parser would take text with zero bytes at its start for UTF-16 or UTF-32.
    private static void refuseOtherEncodings(byte[] utf8) {
        for (int i = 0; i < Math.min(4, utf8.length); i++) {
            if (utf8[i] == 0) {
                throw new JsonInvalid(JsonInvalid.Reason.TEXT, "the text is not UTF-8");
            }
        }
    }

    /// The parser itself notices half a surrogate pair in a key, and has only words to say so.
    private static JsonInvalid.Reason reason(JacksonException e) {
        return said(e).contains("surrogate") ? JsonInvalid.Reason.TEXT : JsonInvalid.Reason.SYNTAX;
    }

    private static String said(JacksonException e) {
        var where = e.getLocation();
        var what = String.valueOf(e.getOriginalMessage());
        return where == null ? what : what + " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }

    /// Reads one JSON object; any other value is refused.
    public JsonObject parseObject(byte[] utf8) {
        if (parse(utf8) instanceof JsonObject object) {
            return object;
        }
        throw new JsonInvalid(JsonInvalid.Reason.SYNTAX, "a JSON object is expected");
    }

    public String write(Json value) {
        var text = new byte[JsonSize.bound(value)];
        return new String(text, 0, write(value, text, 0), StandardCharsets.UTF_8);
    }

    /// The compact UTF-8 text of the value.
    public byte[] bytes(Json value) {
        var text = new byte[JsonSize.bound(value)];
        int length = write(value, text, 0);
        return length == text.length ? text : Arrays.copyOf(text, length);
    }

    /// Writes the compact UTF-8 text of the value into a buffer of the caller, which has room for [#room(Json)] bytes
    /// from there on, and returns where it ends.
    public int write(Json value, byte[] buffer, int at) {
        var writer = new JsonWriter(buffer, at);
        writer.value(value);
        return writer.position();
    }

    /// A number of bytes that the text of the value does not exceed; known at once for most documents.
    public int room(Json value) {
        return JsonSize.bound(value);
    }
}
