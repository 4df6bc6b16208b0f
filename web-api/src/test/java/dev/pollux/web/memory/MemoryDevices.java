package dev.pollux.web.memory;

import dev.pollux.model.port.DeviceLink;
import dev.pollux.model.port.Messages;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// Devices that are functions from message to answer.
public final class MemoryDevices implements DeviceLink, Messages {

    private final Map<TwinId, Function<Message, CompletionStage<Answer>>> connected = new ConcurrentHashMap<>();
    private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();

    public void connect(TwinId id, Function<Message, CompletionStage<Answer>> device) {
        connected.put(id, device);
    }

    /// The device says something on its own.
    public void say(Message message) {
        listeners.forEach(listener -> listener.accept(message));
    }

    @Override
    public boolean isConnected(TwinId id) {
        return connected.containsKey(id);
    }

    @Override
    public CompletionStage<Answer> send(Message message, Duration timeout) {
        var device = connected.get(message.twin());
        if (timeout.isZero() && device != null) {
            device.apply(message);
            return CompletableFuture.completedFuture(new Answer.Sent());
        }
        return device == null
                ? CompletableFuture.completedFuture(new Answer.Refused(new Rejection.NoReceiver(message.twin())))
                : device.apply(message);
    }

    @Override
    public AutoCloseable subscribe(Consumer<Message> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
