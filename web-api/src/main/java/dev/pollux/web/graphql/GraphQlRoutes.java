package dev.pollux.web.graphql;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.FrontDoor;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import dev.pollux.web.live.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `/graphql`: one operation a request, by POST, for those who proved who they are. A subscription is answered with
/// server-sent events `next` and `complete`. The schema is read at the first request, so that the start does not wait
/// for it.
public final class GraphQlRoutes {

    private static final int REQUEST_BYTES = 128 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final JsonCodec READER = new JsonCodec(new JsonCodec.Limits(32, REQUEST_BYTES));

    private final Mono<ExecutionGraphQlService> service;

    public GraphQlRoutes(GraphQlPorts ports) {
        this.service = ports.blocking().run(() -> GraphQlEngine.open(ports)).cache();
    }

    public List<Route> routes() {
        return List.of(Route.of("POST", "/graphql", "GraphQL: a query, a mutation or a subscription", this::post));
    }

    private Mono<Reply> post(Call call) {
        if (!call.contentType().equals("application/json")) {
            return Mono.error(FrontDoor.unsupported(call.contentType()));
        }
        return call.body(REQUEST_BYTES).flatMap(body -> {
            var request = request(call, READER.parse(body));
            return service.flatMap(graphQl -> graphQl.execute(request))
                    .timeout(LONGEST)
                    .map(response -> reply(call, response));
        });
    }

    private static DefaultExecutionGraphQlRequest request(Call call, Json body) {
        if (!(body instanceof JsonObject object)) {
            throw Refused.malformed(Part.JSON, "one operation at a time: a batch is not taken");
        }
        if (object.text("query", "").isEmpty()) {
            throw Refused.malformed(Part.JSON, "the query is missing");
        }
        if (!(object.or("variables", Json.NULL) instanceof JsonObject)
                && object.or("variables", Json.NULL) != Json.NULL) {
            throw Refused.malformed(Part.JSON, "the variables are an object");
        }
        var request = new DefaultExecutionGraphQlRequest(
                object.text("query", ""),
                object.text("operationName", ""),
                JavaJson.map(object.object("variables")),
                Map.of(),
                call.correlationId(),
                Locale.ROOT);
        request.configureExecutionInput((_, input) -> input.operationName(
                        object.has("operationName") && object.get("operationName") != Json.NULL
                                ? object.text("operationName", "")
                                : null)
                .graphQLContext(Map.of(Asked.CALLER, call.caller()))
                .build());
        return request;
    }

    private static Reply reply(Call call, ExecutionGraphQlResponse response) {
        var result = response.getExecutionResult();
        if (result.getData() instanceof Publisher<?> changes) {
            return Sse.stream(
                    call,
                    Flux.from(changes)
                            .map(change -> Sse.event("next", "", text(change)))
                            .concatWith(Mono.just(Sse.event("complete", "", "{}"))));
        }
        return Reply.json(200, JavaJson.json(result.toSpecification()));
    }

    private static String text(Object change) {
        return change instanceof graphql.ExecutionResult result
                ? JavaJson.json(result.toSpecification()).text()
                : "{}";
    }
}
