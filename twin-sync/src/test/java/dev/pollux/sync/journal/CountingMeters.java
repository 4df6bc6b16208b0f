package dev.pollux.sync.journal;

import dev.pollux.model.port.Meters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;

/// Keeps counters to be asked by name and tags, separated by blanks.
final class CountingMeters implements Meters {

    private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();

    @Override
    public LongAdder counter(String name, String... tags) {
        var key = tags.length == 0 ? name : name + " " + String.join(" ", tags);
        return counters.computeIfAbsent(key, _ -> new LongAdder());
    }

    @Override
    public <T> void gauge(String name, T subject, ToDoubleFunction<T> value, String... tags) {}

    @Override
    public LongConsumer timer(String name, String... tags) {
        return _ -> {};
    }

    long count(String key) {
        return counters.getOrDefault(key, new LongAdder()).sum();
    }
}
