package dev.pollux.web.graphql;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlEvaluator;
import dev.pollux.model.query.RqlParser;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.commands.CommandRoutes;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import dev.pollux.web.live.LiveFeed.Happening;
import dev.pollux.web.live.Partial;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/// What changes twins, and what tells of changes.
final class ChangeFields {

    private final GraphQlPorts ports;

    ChangeFields(GraphQlPorts ports) {
        this.ports = ports;
    }

    void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("putValue", this::put)
                        .dataFetcher("mergeTwin", this::merge)
                        .dataFetcher("deleteValue", this::delete)
                        .dataFetcher("sendCommand", this::send));
        wiring.type("Subscription", type -> type.dataFetcher("twinChanged", this::changes));
    }

    private CompletionStage<Map<String, Object>> put(DataFetchingEnvironment field) {
        return write(field, new TwinCommand.Put(Asked.of(field).path(), json(field, "value")));
    }

    private CompletionStage<Map<String, Object>> merge(DataFetchingEnvironment field) {
        return write(field, new TwinCommand.Merge(JsonPath.ROOT, json(field, "patch")));
    }

    private CompletionStage<Map<String, Object>> delete(DataFetchingEnvironment field) {
        return write(field, new TwinCommand.Delete(Asked.of(field).path()));
    }

    private static Json json(DataFetchingEnvironment field, String name) {
        return JavaJson.json(field.getArgument(name));
    }

    private CompletionStage<Map<String, Object>> write(DataFetchingEnvironment field, TwinCommand command) {
        var asked = Asked.of(field);
        return ports.directory()
                .execute(asked.id("id"), command, Intent.of(asked.caller()))
                .thenApply(outcome -> switch (outcome) {
                    case Outcome.Refused(var rejection) -> throw new Refused(rejection);
                    case Outcome.Done(var twin, var effect, var position) ->
                        Map.of("revision", twin.revision(), "effect", effect.name(), "position", position.text());
                });
    }

    private CompletableFuture<Map<String, @Nullable Object>> send(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        var now = ports.clock().instant();
        var name = asked.required("name");
        if (name.isBlank()) {
            throw Refused.malformed(Part.PATH, "a command has a name");
        }
        var command = new DeviceCommand(
                UUID.randomUUID().toString(),
                name,
                asked.text("feature").orElse(""),
                json(field, "payload"),
                State.ACCEPTED,
                now,
                now.plus(Parameters.duration(asked.required("ttl"), Part.TIMEOUT)),
                now);
        return ports.desk()
                .dispatch(asked.id("id"), command, Intent.of(asked.caller()))
                .map(outcome -> switch (outcome) {
                    case Outcome.Refused(var rejection) -> throw new Refused(rejection);
                    case Outcome.Done _ -> JavaJson.map(CommandRoutes.json(command));
                })
                .toFuture();
    }

    private Flux<Map<String, @Nullable Object>> changes(DataFetchingEnvironment field) {
        var asked = Asked.of(field);
        var ids = new HashSet<>(asked.ids("ids"));
        var namespaces = asked.list("namespaces");
        var now = ports.clock().instant();
        var filter =
                asked.text("filter").map(text -> RqlParser.parse(text, now)).orElse(Rql.TRUE);
        return ports.feed()
                .subscribe(id -> id.kind() == TwinId.Kind.THING
                        && (ids.isEmpty() || ids.contains(id))
                        && (namespaces.isEmpty() || namespaces.contains(id.namespace())))
                .mapNotNull(happening -> change(asked, filter, happening).orElse(null));
    }

    private Optional<Map<String, @Nullable Object>> change(Asked asked, Rql filter, Happening happening) {
        var caller = asked.caller();
        return happening
                .after()
                .filter(twin -> RqlEvaluator.holds(filter, path -> ports.views().at(twin, path, caller)))
                .flatMap(twin -> Partial.of(happening.change(), ports.views().access(twin, caller))
                        .map(partial -> {
                            var told = new HashMap<String, @Nullable Object>();
                            told.put("id", twin.id().text());
                            told.put("change", partial);
                            told.put("twin", twin);
                            if (happening.change().event() instanceof TwinEvent.Changed changed) {
                                told.put("revision", changed.revision());
                            }
                            return told;
                        }));
    }
}
