package dev.pollux.model.protocol;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.Rejection;
import java.util.Optional;

/// The headers of envelopes: their names, and how to find one. Names are compared without regard to case.
public final class Headers {

    public static final String CORRELATION_ID = "correlation-id";
    public static final String CONTENT_TYPE = "content-type";
    public static final String ETAG = "etag";
    public static final String IF_MATCH = "if-match";
    public static final String IF_NONE_MATCH = "if-none-match";
    public static final String IF_EQUAL = "if-equal";
    public static final String CONDITION = "condition";
    public static final String ORIGINATOR = "ditto-originator";
    public static final String RESPONSE_REQUIRED = "response-required";
    public static final String REQUESTED_ACKS = "requested-acks";
    public static final String TIMEOUT = "timeout";
    public static final String REPLY_TO = "reply-to";
    public static final String JSON_CONTENT = "application/json";
    public static final String MERGE_CONTENT = "application/merge-patch+json";

    static final int MAX_COUNT = 64;
    static final int MAX_CHARACTERS = 8 * 1024;

    private Headers() {}

    /// The header's text: a string without its quotes, anything else as JSON; empty when there is none.
    public static String text(JsonObject headers, String name) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.key(i).equalsIgnoreCase(name)) {
                return headers.value(i) instanceof Json.Text(var text)
                        ? text
                        : headers.value(i).text();
            }
        }
        return "";
    }

    /// False only when the sender says that it wants no response.
    public static boolean wantsResponse(JsonObject headers) {
        return !text(headers, RESPONSE_REQUIRED).equals("false");
    }

    /// What is wrong with the headers as a whole; empty when they are within their bounds.
    static Optional<Rejection> excess(JsonObject headers) {
        if (headers.size() > MAX_COUNT) {
            return malformed("there are " + headers.size() + " headers, " + MAX_COUNT + " are allowed");
        }
        int characters = 0;
        for (int i = 0; i < headers.size(); i++) {
            characters += headers.key(i).length() + headers.value(i).text().length();
        }
        return characters > MAX_CHARACTERS
                ? malformed("the headers have " + characters + " characters, " + MAX_CHARACTERS + " are allowed")
                : Optional.empty();
    }

    private static Optional<Rejection> malformed(String detail) {
        return Optional.of(new Rejection.Malformed(Rejection.Part.HEADER, detail));
    }
}
