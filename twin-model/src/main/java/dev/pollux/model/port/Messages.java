package dev.pollux.model.port;

import java.util.function.Consumer;

/// The live feed of messages that devices send on their own (outbox), for subscribers such as server-sent events. The
/// listener must not block.
public interface Messages {

    AutoCloseable subscribe(Consumer<DeviceLink.Message> listener);
}
