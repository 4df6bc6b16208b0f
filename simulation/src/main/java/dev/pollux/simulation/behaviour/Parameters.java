package dev.pollux.simulation.behaviour;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The numbers a behaviour is tuned with. Unknown names and values out of range are refused by name.
public record Parameters(SortedMap<String, Double> values) {

    public Parameters {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// Throws [IllegalArgumentException] naming the first parameter that is not known, and those that are.
    public void allow(Set<String> known) {
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown parameter '" + name + "', known are " + new TreeSet<>(known));
            }
        }
    }

    /// The parameter, or its default; must lie in [least, most].
    public double get(String name, double fallback, double least, double most) {
        double value = values.getOrDefault(name, fallback);
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' is " + value + " but must lie between " + least + " and " + most);
        }
        return value;
    }

    /// A duration given in seconds, from one second to a day.
    public Duration seconds(String name, double fallback) {
        return Duration.ofMillis((long) (get(name, fallback, 1, 86_400) * 1000));
    }
}
