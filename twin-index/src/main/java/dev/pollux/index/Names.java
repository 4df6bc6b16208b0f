package dev.pollux.index;

import dev.pollux.model.twin.TwinId;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/// Small numbers for policies, in the order they were met. One thread adds, any reads. Never shrinks: a fleet is
/// rebuilt when too much of it is dead.
final class Names {

    private final ConcurrentHashMap<TwinId, Integer> numbers = new ConcurrentHashMap<>();
    private volatile TwinId[] ids = new TwinId[64];
    private volatile int count;

    int number(TwinId id) {
        var known = numbers.get(id);
        return known == null ? add(id) : known;
    }

    private int add(TwinId id) {
        int number = count;
        var held = ids;
        if (number == held.length) {
            held = Arrays.copyOf(held, 2 * number);
        }
        held[number] = id;
        ids = held;
        count = number + 1;
        numbers.put(id, number);
        return number;
    }

    TwinId id(int number) {
        return ids[number];
    }

    int count() {
        return count;
    }
}
