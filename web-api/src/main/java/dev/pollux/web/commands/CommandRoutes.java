package dev.pollux.web.commands;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.commands.CommandWatch.Step;
import dev.pollux.web.http.Call;
import dev.pollux.web.http.Errors;
import dev.pollux.web.http.Parameters;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Reply;
import dev.pollux.web.http.Route;
import dev.pollux.web.things.ThingRoutes;
import dev.pollux.web.things.Views;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// `/api/2/things/{id}/commands`: hand a device a command, and follow it by long poll.
public final class CommandRoutes {

    private static final String COMMANDS = "/api/2/things/{thingId}/commands";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration LONGEST_LIFE = Duration.ofDays(30);
    private static final int BODY_BYTES = 100 * 1024;

    private final CommandDesk desk;
    private final Views views;
    private final InstantSource clock;

    public CommandRoutes(CommandDesk desk, Views views, InstantSource clock) {
        this.desk = desk;
        this.views = views;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.of(
                        "POST",
                        COMMANDS + "/{name}",
                        "Hand the device a command (`ttl`, `feature`, `wait`)",
                        this::post),
                Route.of("GET", COMMANDS, "The open and last ended commands of a thing", this::list),
                Route.of(
                        "GET",
                        COMMANDS + "/{commandId}",
                        "Where a command is (`wait`, `after`: long poll)",
                        this::get));
    }

    private Mono<Reply> post(Call call) {
        var id = ThingRoutes.thingId(call.name("thingId"));
        return call.body(BODY_BYTES).flatMap(body -> {
            var payload = body.length == 0 ? Json.NULL : JsonCodec.DEFAULT.parse(body);
            var command = command(call, payload);
            var intent = new Intent(call.caller(), Preconditions.NONE, "", TIMEOUT);
            return desk.dispatch(id, command, intent).flatMap(outcome -> switch (outcome) {
                case Outcome.Refused(var rejection) -> Mono.just(Errors.of(call, rejection));
                case Outcome.Done done -> accepted(call, id, command, done);
            });
        });
    }

    private DeviceCommand command(Call call, Json payload) {
        var life = call.query("ttl")
                .map(text -> Parameters.duration(text, Part.TIMEOUT))
                .orElse(LIFE);
        if (life.isZero() || life.compareTo(LONGEST_LIFE) > 0) {
            throw Refused.malformed(Part.TIMEOUT, "ttl is more than 0 and at most 30d");
        }
        var now = clock.instant();
        var commandId = call.header("idempotency-key")
                .filter(key -> key.length() <= 100)
                .orElseGet(() -> UUID.randomUUID().toString());
        var feature = call.query("feature").orElse("");
        return new DeviceCommand(
                commandId, call.name("name"), feature, payload, State.ACCEPTED, now, now.plus(life), now);
    }

    private Mono<Reply> accepted(Call call, TwinId id, DeviceCommand command, Outcome.Done done) {
        var location = "/api/2/things/" + id.text() + "/commands/" + command.id();
        var current = done.twin().commands().getOrDefault(command.id(), command);
        return settled(call, id, new Step(current, Json.NULL), "")
                .map(step -> Reply.json(step.command().state().isTerminal() ? 200 : 202, json(step))
                        .with("location", location)
                        .with("pollux-position", done.position().text()));
    }

    private Mono<Reply> get(Call call) {
        var id = ThingRoutes.thingId(call.name("thingId"));
        var commandId = call.name("commandId");
        var twin = twin(call, id);
        var step = find(twin, commandId)
                .filter(found -> readable(views.access(twin, call.caller()), found.command()))
                .orElseThrow(() -> new Refused(new Rejection.NotFound(id, JsonPath.of("commands", commandId))));
        var after = call.query("after").orElse("");
        return settled(call, id, step, after).map(reached -> Reply.json(200, json(reached)));
    }

    /// Waits as long as asked: until the command left the state it is known to be in, or ended.
    private Mono<Step> settled(Call call, TwinId id, Step step, String after) {
        var wait = call.query("wait")
                .map(text -> Parameters.duration(text, Part.TIMEOUT))
                .orElse(Duration.ZERO);
        if (wait.compareTo(Parameters.MAX_TIMEOUT) > 0) {
            throw Refused.malformed(Part.TIMEOUT, "at most 60s are waited");
        }
        return wait.isZero() ? Mono.just(step) : until(id, step, after, wait);
    }

    private Mono<Step> until(TwinId id, Step step, String after, Duration wait) {
        var state = step.command().state();
        boolean there = state.isTerminal() || !after.isEmpty() && !state.name().equals(after);
        if (there) {
            return Mono.just(step);
        }
        var deadline = clock.instant().plus(wait);
        var next = desk.watch().next(id, step.command().id());
        var missed = desk.watch()
                .find(id, step.command().id())
                .filter(known -> known.command().state() != state);
        return missed.map(Mono::just)
                .orElseGet(() -> Mono.fromFuture(next, true).timeout(wait, Mono.just(step)))
                .flatMap(reached -> {
                    var left = Duration.between(clock.instant(), deadline);
                    boolean moved = reached.command().state() != state;
                    return moved && left.isPositive() ? until(id, reached, after, left) : Mono.just(reached);
                });
    }

    private Mono<Reply> list(Call call) {
        var twin = twin(call, ThingRoutes.thingId(call.name("thingId")));
        var access = views.access(twin, call.caller());
        var commands = twin.commands().values().stream()
                .filter(command -> readable(access, command))
                .sorted(Comparator.comparing(DeviceCommand::accepted).reversed())
                .map(command -> json(find(twin, command.id()).orElseThrow()))
                .toList();
        return Mono.just(Reply.json(200, JsonObject.of("items", JsonArray.of(commands))));
    }

    private Twin twin(Call call, TwinId id) {
        return views.find(id, call.caller()).orElseThrow(() -> new Refused(new Rejection.NotFound(id, JsonPath.ROOT)));
    }

    private Optional<Step> find(Twin twin, String commandId) {
        var stored = Optional.ofNullable(twin.commands().get(commandId)).map(found -> new Step(found, Json.NULL));
        return desk.watch().find(twin.id(), commandId).or(() -> stored);
    }

    /// Whoever may send a command may also see it.
    public static boolean readable(Access access, DeviceCommand command) {
        var box = command.feature().isEmpty() ? JsonPath.ROOT : JsonPath.of("features", command.feature());
        var path = box.append(JsonPath.of("inbox", "messages", command.name()));
        return access.whole(Permission.READ, Resource.MESSAGE, path)
                || access.whole(Permission.WRITE, Resource.MESSAGE, path);
    }

    /// A command as callers see it.
    public static JsonObject json(DeviceCommand command) {
        var json = JsonObject.builder()
                .put("id", command.id())
                .put("name", command.name())
                .put("state", command.state().name())
                .put("accepted", command.accepted().toString())
                .put("moved", command.moved().toString())
                .put("expires", command.expires().toString());
        return command.feature().isEmpty()
                ? json.build()
                : json.put("feature", command.feature()).build();
    }

    private static JsonObject json(Step step) {
        var json = json(step.command());
        return step.result() == Json.NULL ? json : json.with("result", step.result());
    }
}
