package dev.pollux.web.http;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Meters;
import dev.pollux.model.protocol.ErrorCatalogue.DittoError;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.web.http.Reply.Content;
import dev.pollux.web.http.RouteTable.Found;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Takes every request: finds its route, proves the caller (every route needs one unless it is marked open), lets the
/// handler answer, and writes the answer or the refusal. Runs on the event loops.
public final class FrontDoor implements HttpHandler {

    private static final String CORRELATION = "correlation-id";
    private static final int LONGEST_CORRELATION = 256;
    private static final DittoError NO_ROUTE =
            new DittoError(404, "api:route.notfound", "There is no such resource.", "See /docs for those there are.");

    private final RouteTable routes;
    private final Authentication authentication;
    private final Answers answers;

    public FrontDoor(List<Route> routes, Authentication authentication, Meters meters) {
        this.answers = new Answers(meters);
        this.routes = new RouteTable(routes);
        this.authentication = authentication;
    }

    @Override
    public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
        var correlationId = correlationId(request);
        var call = new Call(request, correlationId, new Caller(List.of(), Cause.Origin.OPERATOR, correlationId));
        return answer(call, request)
                .onErrorResume(fault -> Mono.just(Errors.of(call, fault)))
                .doOnNext(reply -> answers.count(reply.status()))
                .flatMap(reply ->
                        call.received().then(Mono.defer(() -> write(response, request, correlationId, reply))));
    }

    private Mono<Reply> answer(Call call, ServerHttpRequest request) {
        try {
            var method = call.method().equals("HEAD") ? "GET" : call.method();
            var segments = RawPath.segments(request.getURI().getRawPath());
            return switch (routes.find(method, segments)) {
                case Found.Matched(var route, var names, var rest) -> {
                    call.matched(names, rest);
                    if (!route.open()) {
                        call.by(authentication.caller(call));
                    }
                    yield route.handler().handle(call);
                }
                case Found.NoMethod(var allowed) -> {
                    call.by(authentication.caller(call));
                    yield Mono.just(notAllowed(call, allowed));
                }
                case Found.Nothing _ -> {
                    call.by(authentication.caller(call));
                    yield Mono.just(Errors.of(call, NO_ROUTE));
                }
            };
        } catch (RuntimeException fault) {
            return Mono.error(fault);
        }
    }

    private static Reply notAllowed(Call call, List<String> allowed) {
        var error = new DittoError(
                405,
                "api:method.notallowed",
                "The method " + call.method() + " is not allowed on this resource.",
                "Allowed are " + String.join(", ", allowed) + ".");
        return Errors.of(call, error).with("allow", String.join(", ", allowed));
    }

    private static Mono<Void> write(
            ServerHttpResponse response, ServerHttpRequest request, String correlationId, Reply reply) {
        response.setStatusCode(HttpStatusCode.valueOf(reply.status()));
        var headers = response.getHeaders();
        headers.set(CORRELATION, correlationId);
        headers.set("x-content-type-options", "nosniff");
        reply.headers().forEach(headers::set);
        boolean head = request.getMethod().name().equals("HEAD");
        return switch (reply.content()) {
            case Content.None _ -> {
                if (reply.status() != 204 && reply.status() != 304) {
                    headers.setContentLength(0);
                }
                yield response.setComplete();
            }
            case Content.Bytes(var type, var bytes) -> {
                headers.set("content-type", type);
                headers.setContentLength(bytes.length);
                var body = response.bufferFactory().wrap(bytes);
                yield head ? response.setComplete() : response.writeWith(Mono.just(body));
            }
            case Content.Stream(var type, var pieces) -> {
                headers.set("content-type", type);
                Flux<Mono<DataBuffer>> flushed = Gate.before(response, pieces)
                        .map(piece -> Mono.just(response.bufferFactory().wrap(piece)));
                yield head ? response.setComplete() : response.writeAndFlushWith(flushed);
            }
        };
    }

    private static String correlationId(ServerHttpRequest request) {
        var given = request.getHeaders().getFirst(CORRELATION);
        if (given != null && fit(given)) {
            return given;
        }
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static boolean fit(String correlationId) {
        return !correlationId.isEmpty()
                && correlationId.length() <= LONGEST_CORRELATION
                && correlationId.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /// A refusal for a body of a media type that the resource does not take.
    public static Refused unsupported(String type) {
        return Refused.malformed(Part.CONTENT_TYPE, type.isEmpty() ? "no content type" : type);
    }
}
