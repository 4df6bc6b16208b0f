package dev.pollux.model.port;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;

/// Where a room publishes its numbers. Names are lower case with dots; a tag has few values.
public interface Meters {

    /// A counter; the same adder for the same name and tags, which come as key, value, key, value.
    LongAdder counter(String name, String... tags);

    /// A value read when asked. The meters hold the object weakly only if nobody else holds it.
    <T> void gauge(String name, T subject, ToDoubleFunction<T> value, String... tags);

    /// Durations in nanoseconds, published as a histogram in seconds.
    LongConsumer timer(String name, String... tags);

    /// Publishes nothing.
    Meters NONE = new Meters() {
        @Override
        public LongAdder counter(String name, String... tags) {
            return new LongAdder();
        }

        @Override
        public <T> void gauge(String name, T subject, ToDoubleFunction<T> value, String... tags) {}

        @Override
        public LongConsumer timer(String name, String... tags) {
            return _ -> {};
        }
    };
}
