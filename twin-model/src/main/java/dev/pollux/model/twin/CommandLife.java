package dev.pollux.model.twin;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Decision.Effect;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The life of device commands, and the device's presence: legal steps only, a bounded number open at a time, an end
/// for each. A command id is done once; a repeated step is settled, not done again.
final class CommandLife {

    private static final int LONGEST_ID = 256;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private CommandLife() {}

    static Decision dispatch(Twin twin, TwinCommand.Dispatch dispatch, Context context) {
        var command = dispatch.command();
        return refusal(twin, command, context)
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> twin.commands().containsKey(command.id())
                        ? new Decision.Settled(twin.revision(), Effect.UNCHANGED)
                        : admit(twin, command, context));
    }

    private static Decision admit(Twin twin, DeviceCommand command, Context context) {
        long open = twin.commands().values().stream()
                .filter(each -> !each.state().isTerminal())
                .count();
        if (open >= context.limits().openCommands()) {
            return new Decision.Rejected(new Rejection.TooBusy("open commands of " + twin.id(), RETRY));
        }
        if (command.id().isEmpty() || command.id().length() > LONGEST_ID) {
            return new Decision.Rejected(new Rejection.Malformed(
                    Rejection.Part.ID, "the id of a command has 1 to " + LONGEST_ID + " characters"));
        }
        long bytes = command.payload().sizeInBytes();
        if (bytes > context.limits().documentBytes()) {
            return new Decision.Rejected(
                    new Rejection.TooLarge(twin.id(), bytes, context.limits().documentBytes()));
        }
        if (!command.expires().isAfter(context.now())) {
            return new Decision.Rejected(new Rejection.CommandNotOpen(twin.id(), command.id(), State.EXPIRED.name()));
        }
        return accepted(moved(command, State.ACCEPTED, Json.NULL, context), Effect.CREATED);
    }

    static Decision advance(Twin twin, TwinCommand.Advance advance, Context context) {
        var command = twin.commands().get(advance.commandId());
        if (command == null) {
            return twin.exists()
                    ? notOpen(twin, advance.commandId(), "UNKNOWN")
                    : new Decision.Rejected(new Rejection.NotFound(twin.id(), JsonPath.ROOT));
        }
        return refusal(twin, command, context)
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> step(twin, command, advance, context));
    }

    private static Decision step(Twin twin, DeviceCommand command, TwinCommand.Advance advance, Context context) {
        if (command.state() == advance.to()) {
            return new Decision.Settled(twin.revision(), Effect.UNCHANGED);
        }
        return command.state().leadsTo(advance.to())
                ? accepted(moved(command, advance.to(), advance.result(), context), Effect.MODIFIED)
                : notOpen(twin, command.id(), command.state().name());
    }

    /// Ends every command whose time is up: one the device may have begun has timed out, any other has expired.
    static Decision tick(Twin twin, Context context) {
        var due = open(twin).stream()
                .filter(command -> !command.expires().isAfter(context.now()))
                .map(command -> moved(
                        command,
                        command.state().ordinal() < State.SENT.ordinal() ? State.EXPIRED : State.TIMED_OUT,
                        Json.NULL,
                        context))
                .toList();
        return due.isEmpty()
                ? new Decision.Settled(twin.revision(), Effect.UNCHANGED)
                : new Decision.Accepted(due, Effect.MODIFIED);
    }

    /// A session that ended after a newer one began says nothing about the device any more.
    static Decision see(Twin twin, TwinCommand.See see, Context context) {
        if (!twin.exists()) {
            return new Decision.Rejected(new Rejection.NotFound(twin.id(), JsonPath.ROOT));
        }
        var known = twin.presence();
        var seen = see.presence();
        boolean repeated = known.status() == seen.status() && known.clientId().equals(seen.clientId());
        boolean overtaken = known.status() == Presence.Status.CONNECTED
                && seen.status() != Presence.Status.CONNECTED
                && (!known.clientId().equals(seen.clientId()) || seen.since().isBefore(known.since()));
        return repeated || overtaken
                ? new Decision.Settled(twin.revision(), Effect.UNCHANGED)
                : accepted(new TwinEvent.DeviceSeen(context.now(), seen, context.cause()), Effect.MODIFIED);
    }

    static List<TwinEvent> cancelAll(Twin twin, Context context) {
        return open(twin).stream()
                .map(command -> moved(command, State.CANCELLED, Json.NULL, context))
                .toList();
    }

    /// Open commands, oldest first, so that what is decided does not depend on the order of a map.
    private static List<DeviceCommand> open(Twin twin) {
        return twin.commands().values().stream()
                .filter(command -> !command.state().isTerminal())
                .sorted(Comparator.comparing(DeviceCommand::accepted).thenComparing(DeviceCommand::id))
                .toList();
    }

    /// Commands are messages to the twin's inbox, and WRITE on that message is the right to send and to move them.
    private static Optional<Rejection> refusal(Twin twin, DeviceCommand command, Context context) {
        if (!twin.exists()) {
            return Optional.of(new Rejection.NotFound(twin.id(), JsonPath.ROOT));
        }
        var path = message(command);
        if (context.access().whole(Permission.WRITE, Resource.MESSAGE, path)) {
            return Optional.empty();
        }
        return Optional.of(
                context.access().partly(Permission.READ, Resource.THING, JsonPath.ROOT)
                        ? new Rejection.NotAllowed(twin.id(), path, Permission.WRITE)
                        : new Rejection.NotFound(twin.id(), JsonPath.ROOT));
    }

    private static JsonPath message(DeviceCommand command) {
        var inbox = command.feature().isEmpty() ? JsonPath.ROOT : JsonPath.of("features", command.feature());
        return inbox.append(JsonPath.of("inbox", "messages", command.name()));
    }

    private static TwinEvent moved(DeviceCommand command, State to, Json result, Context context) {
        return new TwinEvent.CommandMoved(context.now(), command.to(to, context.now()), result, context.cause());
    }

    private static Decision accepted(TwinEvent event, Effect effect) {
        return new Decision.Accepted(List.of(event), effect);
    }

    private static Decision notOpen(Twin twin, String commandId, String state) {
        return new Decision.Rejected(new Rejection.CommandNotOpen(twin.id(), commandId, state));
    }
}
