package dev.pollux.web.memory;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.device.DeviceCommand.State;
import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.DeviceLink.Answer;
import dev.pollux.model.port.DeviceLink.Message;
import dev.pollux.model.port.DeviceLink.Payload;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;

/// Carries commands from twins to devices in memory, as the device side does: at once, or when the device is seen.
final class MemoryCourier {

    private final MemoryTwins twins;
    private final MemoryDevices devices;

    MemoryCourier(MemoryTwins twins, MemoryDevices devices) {
        this.twins = twins;
        this.devices = devices;
        twins.subscribe(change -> Thread.ofVirtual().start(() -> hear(change)));
    }

    private void hear(Change change) {
        switch (change.event()) {
            case TwinEvent.CommandMoved moved
            when moved.command().state() == State.ACCEPTED -> carry(change.twin(), moved.command());
            case TwinEvent.DeviceSeen _ ->
                twins.find(change.twin()).orElseThrow().commands().values().stream()
                        .filter(command -> !command.state().isTerminal())
                        .forEach(command -> carry(change.twin(), command));
            case TwinEvent.CommandMoved _, TwinEvent.Changed _ -> {}
        }
    }

    private void carry(TwinId id, DeviceCommand command) {
        if (!devices.isConnected(id)) {
            advance(id, command, State.QUEUED, Json.NULL);
            return;
        }
        advance(id, command, State.SENT, Json.NULL);
        var payload = Payload.json(command.payload());
        devices.send(
                        new Message(id, command.feature(), "inbox", command.name(), payload, command.id()),
                        Duration.ofSeconds(5))
                .thenAccept(answer -> settle(id, command, answer));
    }

    private void settle(TwinId id, DeviceCommand command, Answer answer) {
        if (answer instanceof Answer.Answered(var status, var payload)) {
            var result = JsonCodec.DEFAULT.parse(payload.bytes());
            advance(id, command, status < 300 ? State.SUCCEEDED : State.FAILED, result);
        }
    }

    private void advance(TwinId id, DeviceCommand command, State to, Json result) {
        twins.execute(id, new TwinCommand.Advance(command.id(), to, result), Intent.of(Caller.system(command.id())));
    }
}
