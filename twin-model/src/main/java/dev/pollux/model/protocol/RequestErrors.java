package dev.pollux.model.protocol;

import dev.pollux.model.protocol.ErrorCatalogue.DittoError;
import dev.pollux.model.twin.Rejection;

/// Errors in what was sent, whatever the state is.
final class RequestErrors {

    private RequestErrors() {}

    static DittoError malformed(Rejection.Malformed it) {
        return switch (it.part()) {
            case JSON -> error(it, 400, "json.invalid", "the JSON", "Send JSON of the expected shape.");
            case JSON_TOO_LARGE ->
                error(it, 413, "payload.toolarge", "the size", "Send less at once, or leave out what is not state.");
            case JSON_TOO_DEEP -> error(it, 400, "json.invalid", "the nesting", "Flatten the document.");
            case ID ->
                error(it, 400, "things:id.invalid", "the id", "An id is namespace:name, at most 256 characters long.");
            case PATH ->
                error(
                        it,
                        400,
                        "json.pointer.invalid",
                        "the path",
                        "A path is a JSON pointer such as /attributes/name.");
            case FIELDS ->
                error(it, 400, "json.fieldselector.invalid", "the field selection", "Fields look like a/b,c(d,e).");
            case FILTER ->
                error(it, 400, "rql.expression.invalid", "the expression", "Write it like and(eq(a,1),exists(b)).");
            case OPTION ->
                error(
                        it,
                        400,
                        "thing-search:search.option.invalid",
                        "the option",
                        "Options are sort, size, cursor and limit.");
            case HEADER -> error(it, 400, "header.invalid", "a header", "Correct the header or leave it out.");
            case TOPIC ->
                error(
                        it,
                        400,
                        "protocoladapter:unknown.topicpath",
                        "the topic",
                        "A topic is namespace/name/things/twin/commands/modify, for example.");
            case TIMEOUT -> error(it, 400, "timeout.invalid", "the timeout", "A timeout looks like 42s, 250ms or 1m.");
            case CONTENT_TYPE ->
                error(it, 415, "mediatype.unsupported", "the content type", "Send application/json, or what is named.");
            case MERGE ->
                error(it, 400, "things:merge.invalid", "the patch", "A merge patch follows RFC 7396 and is an object.");
        };
    }

    static DittoError unauthenticated(Rejection.Unauthenticated it) {
        return new DittoError(
                401,
                "gateway:authentication.failed",
                "Who you are is not proven: " + it.detail(),
                "Send a valid token or credential.");
    }

    static DittoError notSupported(Rejection.NotSupported it) {
        return new DittoError(
                405, "api:method.notallowed", "Not supported: " + it.what(), "See the API reference for what is.");
    }

    private static DittoError error(Rejection.Malformed it, int status, String code, String what, String hint) {
        return new DittoError(status, code, "There is an error in " + what + ": " + it.detail(), hint);
    }
}
