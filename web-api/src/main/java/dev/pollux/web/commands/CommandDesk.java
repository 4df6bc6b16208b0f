package dev.pollux.web.commands;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.device.Presence;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonInvalid;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Changes;
import dev.pollux.model.port.DeviceLink;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.protocol.ErrorCatalogue;
import dev.pollux.model.twin.Decision.Effect;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import dev.pollux.web.http.BlockingCalls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Carries accepted commands to their devices. Each step of a command's life is decided and stored by the twin; the
/// desk only takes the steps. A command for a device that is away waits in the twin and is taken up when the device is
/// seen; one whose device does not listen yet is tried again, ever more slowly, until it expires. Thread-safe.
public final class CommandDesk implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CommandDesk.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final TwinDirectory directory;
    private final LatestTwins latest;
    private final DeviceLink devices;
    private final BlockingCalls blocking;
    private final InstantSource clock;
    private final CommandWatch watch = new CommandWatch();
    private final AutoCloseable subscription;

    public CommandDesk(
            TwinDirectory directory,
            LatestTwins latest,
            DeviceLink devices,
            Changes changes,
            BlockingCalls blocking,
            InstantSource clock) {
        this.directory = directory;
        this.latest = latest;
        this.devices = devices;
        this.blocking = blocking;
        this.clock = clock;
        this.subscription = changes.subscribe(this::onChange);
    }

    CommandWatch watch() {
        return watch;
    }

    /// Puts the command into its twin and, once that is on disk, starts carrying it out.
    public Mono<Outcome> dispatch(TwinId id, DeviceCommand command, Intent intent) {
        return Mono.fromCompletionStage(() -> directory.execute(id, new TwinCommand.Dispatch(command), intent))
                .doOnNext(outcome -> {
                    if (outcome instanceof Outcome.Done done && done.effect() == Effect.CREATED) {
                        start(id, command, intent.caller().correlationId(), FIRST_RETRY);
                    }
                });
    }

    private void onChange(Change change) {
        switch (change.event()) {
            case TwinEvent.CommandMoved moved -> watch.moved(change.twin(), moved);
            case TwinEvent.DeviceSeen seen
            when seen.presence().status() == Presence.Status.CONNECTED ->
                blocking.run(() -> takeUp(change.twin(), seen.cause().correlationId()))
                        .subscribe(_ -> {}, CommandDesk::failed);
            case TwinEvent.DeviceSeen _, TwinEvent.Changed _ -> {}
        }
    }

    /// What waited for the device, oldest first.
    private boolean takeUp(TwinId id, String correlationId) {
        latest.find(id)
                .ifPresent(twin -> twin.commands().values().stream()
                        .filter(command -> command.state() == State.QUEUED || command.state() == State.ACCEPTED)
                        .sorted(Comparator.comparing(DeviceCommand::accepted))
                        .forEach(command -> start(id, command, correlationId, FIRST_RETRY)));
        return true;
    }

    private void start(TwinId id, DeviceCommand command, String correlationId, Duration retry) {
        carry(id, command, correlationId, retry).subscribe(_ -> {}, CommandDesk::failed);
    }

    private Mono<Effect> carry(TwinId id, DeviceCommand command, String correlationId, Duration retry) {
        if (!devices.isConnected(id)) {
            return advance(id, command, State.QUEUED, Json.NULL, correlationId);
        }
        return advance(id, command, State.SENT, Json.NULL, correlationId)
                .filter(effect -> effect == Effect.MODIFIED)
                .flatMap(_ -> send(id, command))
                .flatMap(answer -> finish(id, command, answer, correlationId, retry));
    }

    private Mono<Answer> send(TwinId id, DeviceCommand command) {
        var left = Duration.between(clock.instant(), command.expires());
        if (!left.isPositive()) {
            return Mono.empty();
        }
        var message = new Message(
                id, command.feature(), "inbox", command.name(), Payload.json(command.payload()), command.id());
        return Mono.fromCompletionStage(() -> devices.send(message, left));
    }

    private Mono<Effect> finish(TwinId id, DeviceCommand command, Answer answer, String correlationId, Duration retry) {
        return switch (answer) {
            case Answer.Sent _ -> advance(id, command, State.DELIVERED, Json.NULL, correlationId);
            case Answer.Answered(var status, var payload) ->
                advance(id, command, status < 300 ? State.SUCCEEDED : State.FAILED, json(payload), correlationId);
            case Answer.Refused(Rejection.NoReceiver _) ->
                advance(id, command, State.QUEUED, Json.NULL, correlationId)
                        .doOnNext(_ -> later(id, command, correlationId, retry));
            case Answer.Refused(Rejection.TimedOut _) ->
                advance(id, command, State.TIMED_OUT, Json.NULL, correlationId);
            case Answer.Refused(var rejection) ->
                advance(id, command, State.FAILED, ErrorCatalogue.of(rejection).json(), correlationId);
        };
    }

    /// Connected but not listening yet: again after a pause that doubles, while there is time.
    private void later(TwinId id, DeviceCommand command, String correlationId, Duration retry) {
        var next = retry.multipliedBy(2);
        if (clock.instant().plus(retry).isBefore(command.expires()) && devices.isConnected(id)) {
            Mono.delay(retry, blocking.scheduler())
                    .subscribe(_ -> start(
                            id, command, correlationId, next.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : next));
        }
    }

    /// Completes empty when the step is not open to the command any more: somebody else took another.
    private Mono<Effect> advance(TwinId id, DeviceCommand command, State to, Json result, String correlationId) {
        var step = new TwinCommand.Advance(command.id(), to, result);
        return Mono.fromCompletionStage(() -> directory.execute(id, step, Intent.of(Caller.system(correlationId))))
                .flatMap(outcome -> outcome instanceof Outcome.Done done ? Mono.just(done.effect()) : Mono.empty());
    }

    private static Json json(Payload payload) {
        if (payload.bytes().length == 0) {
            return Json.NULL;
        }
        try {
            return JsonCodec.DEFAULT.parse(payload.bytes());
        } catch (JsonInvalid _) {
            return Json.of(new String(payload.bytes(), StandardCharsets.UTF_8));
        }
    }

    private static void failed(Throwable fault) {
        log.atWarn().setCause(fault).log("command not carried out");
    }

    @Override
    public void close() throws Exception {
        subscription.close();
    }
}
