package dev.pollux.sync.testing;

import dev.pollux.model.port.Meters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;

/// Counters that tests can read, under `name{tag=value}`.
public final class CountingMeters implements Meters {

    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();

    @Override
    public LongAdder counter(String name, String... tags) {
        return counters.computeIfAbsent(key(name, tags), _ -> new LongAdder());
    }

    private static String key(String name, String... tags) {
        var key = new StringBuilder(name);
        for (int i = 0; i < tags.length; i += 2) {
            key.append('{').append(tags[i]).append('=').append(tags[i + 1]).append('}');
        }
        return key.toString();
    }

    public long count(String name, String... tags) {
        return counter(name, tags).sum();
    }

    /// The sum over all tags of the name.
    public long total(String name) {
        return counters.entrySet().stream()
                .filter(entry -> entry.getKey().equals(name) || entry.getKey().startsWith(name + "{"))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    @Override
    public <T> void gauge(String name, T subject, ToDoubleFunction<T> value, String... tags) {}

    @Override
    public LongConsumer timer(String name, String... tags) {
        return _ -> {};
    }
}
