package dev.pollux.web.commands;

import dev.pollux.model.device.DeviceCommand;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Changes;
import dev.pollux.model.port.TwinDirectory;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import reactor.core.publisher.Mono;

/// Takes commands for devices in, and follows them. Carrying them to the device is not done here: the twin keeps the
/// command, and the device side takes it up from there, whichever door it came in by. Thread-safe.
public final class CommandDesk implements AutoCloseable {

    private final TwinDirectory directory;
    private final CommandWatch watch = new CommandWatch();
    private final AutoCloseable subscription;

    public CommandDesk(TwinDirectory directory, Changes changes) {
        this.directory = directory;
        this.subscription = changes.subscribe(this::onChange);
    }

    CommandWatch watch() {
        return watch;
    }

    /// Puts the command into its twin: done when that is on disk.
    public Mono<Outcome> dispatch(TwinId id, DeviceCommand command, Intent intent) {
        return Mono.fromCompletionStage(() -> directory.execute(id, new TwinCommand.Dispatch(command), intent));
    }

    private void onChange(Change change) {
        if (change.event() instanceof TwinEvent.CommandMoved moved) {
            watch.moved(change.twin(), moved);
        }
    }

    @Override
    public void close() throws Exception {
        subscription.close();
    }
}
