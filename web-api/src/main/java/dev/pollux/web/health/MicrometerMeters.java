package dev.pollux.web.health;

import dev.pollux.model.port.Meters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;

/// [Meters] published for Prometheus. Names come out as `pollux_…`; beside them stand what the JVM says of itself,
/// under
/// the names Micrometer gives it. Thread-safe.
public final class MicrometerMeters implements Meters {

    private static final String PREFIX = "pollux.";
    private static final Duration[] BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ConcurrentHashMap<String, LongAdder> counters = new ConcurrentHashMap<>();

    public MicrometerMeters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections();
    }

    @Override
    public LongAdder counter(String name, String... tags) {
        return counters.computeIfAbsent(name + Arrays.toString(tags), _ -> {
            var adder = new LongAdder();
            FunctionCounter.builder(PREFIX + name, adder, LongAdder::sum)
                    .tags(tags)
                    .register(registry);
            return adder;
        });
    }

    @Override
    public <T> void gauge(String name, T subject, ToDoubleFunction<T> value, String... tags) {
        // A part that was built anew takes the place of the old one, which would be held for ever otherwise.
        var before = registry.find(PREFIX + name).tags(Tags.of(tags)).gauge();
        if (before != null) {
            registry.remove(before);
        }
        Gauge.builder(PREFIX + name, subject, value)
                .tags(Tags.of(tags))
                .strongReference(true)
                .register(registry);
    }

    @Override
    public LongConsumer timer(String name, String... tags) {
        var timer = Timer.builder(PREFIX + name)
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /// Read from the collectors' own totals: Micrometer's binder would need a listener and somebody to close it.
    private void collections() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            FunctionTimer.builder(
                            "jvm.gc.collections",
                            collector,
                            GarbageCollectorMXBean::getCollectionCount,
                            GarbageCollectorMXBean::getCollectionTime,
                            TimeUnit.MILLISECONDS)
                    .tags("collector", collector.getName())
                    .register(registry);
        }
    }

    /// All numbers in Prometheus' text format.
    public String scrape() {
        return registry.scrape();
    }
}
