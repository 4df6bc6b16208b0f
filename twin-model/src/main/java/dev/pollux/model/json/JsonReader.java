package dev.pollux.model.json;

import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;

/// Builds one value from a stream of tokens. Members under construction lie on two stacks, so that only what is
/// kept is allocated.
final class JsonReader {

    private final JsonParser parser;
    private final KeyCache cache;
    private final int maxDepth;
    private final boolean plain;

    private String[] keys = new String[16];
    private Json[] values = new Json[16];
    private int top;
    private int depth;

    /// `plain` says that no text of the document can hold half a surrogate pair.
    JsonReader(JsonParser parser, KeyCache cache, int maxDepth, boolean plain) {
        this.parser = parser;
        this.cache = cache;
        this.maxDepth = maxDepth;
        this.plain = plain;
    }

    Json value(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> cache.text(whole(parser.getString()));
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> fraction();
            case VALUE_TRUE -> Json.of(true);
            case VALUE_FALSE -> Json.of(false);
            case VALUE_NULL -> Json.NULL;
            default -> throw new JsonInvalid(JsonInvalid.Reason.SYNTAX, "unexpected " + token);
        };
    }

    private JsonObject object() {
        enter();
        int from = top;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = cache.name(whole(parser.currentName()));
            push(key, value(parser.nextToken()));
        }
        depth--;
        var names = cache.keys(keys, from, top);
        return JsonObject.owning(names, pop(from));
    }

    private JsonArray array() {
        enter();
        int from = top;
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            push("", value(token));
        }
        depth--;
        return JsonArray.owning(pop(from));
    }

    private void enter() {
        if (++depth > maxDepth) {
            throw new JsonInvalid(
                    JsonInvalid.Reason.TOO_DEEP, "the document is nested deeper than " + maxDepth + " levels");
        }
    }

    private void push(String key, Json value) {
        if (top == keys.length) {
            keys = Arrays.copyOf(keys, top * 2);
            values = Arrays.copyOf(values, top * 2);
        }
        keys[top] = key;
        values[top++] = value;
    }

    private Json[] pop(int from) {
        var popped = Arrays.copyOfRange(values, from, top);
        top = from;
        return popped;
    }

    private Json whole() {
        try {
            return Json.of(parser.getLongValue());
        } catch (InputCoercionException _) {
            throw outOfRange();
        }
    }

    /// A number too small to tell from zero is refused like one too large: it would be lost.
    private Json fraction() {
        double number = parser.getDoubleValue();
        boolean lost = number == 0 && !isZero(parser.getString());
        if (lost || Double.isInfinite(number)) {
            throw outOfRange();
        }
        return Json.of(number);
    }

    private static boolean isZero(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == 'e' || c == 'E') {
                return true;
            }
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }

    private JsonInvalid outOfRange() {
        return new JsonInvalid(
                JsonInvalid.Reason.NUMBER_OUT_OF_RANGE,
                "the number " + parser.getString() + " does not fit into 64 bits");
    }

    private String whole(String text) {
        if (!plain && JsonText.isTorn(text)) {
            throw JsonText.torn();
        }
        return text;
    }
}
