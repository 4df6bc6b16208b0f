package dev.pollux.web.http;

import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.AssetGraph.GraphUnavailable;
import dev.pollux.model.port.TwinSearch.SearchInvalid;
import dev.pollux.model.protocol.ErrorCatalogue;
import dev.pollux.model.protocol.ErrorCatalogue.DittoError;
import dev.pollux.model.query.RqlInvalid;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import io.netty.channel.ChannelException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever went wrong into the one answer the client gets: Ditto's error JSON, or a problem of RFC 9457 when the
/// client accepts that.
public final class Errors {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);
    private static final String PROBLEM = "application/problem+json";
    private static final DittoError BUG = new DittoError(
            500, "api:internalerror", "An internal error occurred.", "Report it with the correlation id.");

    private Errors() {}

    static Reply of(Call call, Throwable fault) {
        var rejection = rejection(fault);
        if (rejection != null) {
            return of(call, rejection);
        }
        logged(call, fault);
        return of(call, BUG);
    }

    /// Notes a fault that no client is left to hear of.
    public static void logged(Call call, Throwable fault) {
        log.atError()
                .setCause(fault)
                .addKeyValue("correlation", call.correlationId())
                .log("request failed");
    }

    public static Reply of(Call call, Rejection rejection) {
        var error = ErrorCatalogue.of(rejection);
        var reply = call.accepts(PROBLEM)
                ? problem(error.status(), ErrorCatalogue.problem(rejection, call.correlationId()))
                : Reply.json(error.status(), error.json());
        return switch (rejection) {
            case Rejection.TooBusy busy -> retry(reply, busy.retryAfter());
            case Rejection.Unavailable down -> retry(reply, down.retryAfter());
            case Rejection.Unauthenticated _ -> reply.with("www-authenticate", "Bearer realm=\"pollux\"");
            case Rejection.NotModified same -> Reply.empty(304).with("etag", same.tag());
            default -> reply;
        };
    }

    /// An error that is no refusal of a twin's: of the table of routes, or a bug.
    public static Reply of(Call call, DittoError error) {
        if (!call.accepts(PROBLEM)) {
            return Reply.json(error.status(), error.json());
        }
        var problem = JsonObject.builder()
                .put("type", "about:blank")
                .put("title", error.message())
                .put("status", error.status())
                .put("detail", error.description())
                .put("code", error.code())
                .put("correlationId", call.correlationId())
                .build();
        return problem(error.status(), problem);
    }

    private static Reply problem(int status, JsonObject problem) {
        return Reply.bytes(status, PROBLEM, JsonCodec.DEFAULT.bytes(problem));
    }

    private static Reply retry(Reply reply, Duration after) {
        return reply.with("retry-after", Long.toString(Math.max(1, after.toSeconds())));
    }

    /// The refusal behind a fault, or null when the fault is a bug.
    public static @Nullable Rejection rejection(Throwable fault) {
        return switch (fault) {
            case Refused refused -> refused.rejection();
            case JsonInvalid json -> new Rejection.Malformed(part(json), String.valueOf(json.getMessage()));
            case RqlInvalid rql ->
                new Rejection.Malformed(Part.FILTER, rql.getMessage() + " at position " + rql.position());
            case SearchInvalid search ->
                new Rejection.Malformed(Part.OPTION, search.option() + ": " + search.getMessage());
            case GraphUnavailable _ -> new Rejection.Unavailable("graph", Duration.ofSeconds(5));
            case ChannelException _ -> new Rejection.TimedOut("the rest of the request", Duration.ofSeconds(30));
            case TimeoutException _ -> new Rejection.TimedOut("the request", Duration.ofSeconds(60));
            case CompletionException wrapped when wrapped.getCause() != null -> rejection(wrapped.getCause());
            default -> null;
        };
    }

    private static Part part(JsonInvalid json) {
        return switch (json.reason()) {
            case TOO_LARGE -> Part.JSON_TOO_LARGE;
            case TOO_DEEP -> Part.JSON_TOO_DEEP;
            case SYNTAX, DUPLICATE_KEY, NUMBER_OUT_OF_RANGE, TEXT -> Part.JSON;
        };
    }
}
