package dev.pollux.index;

import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.Gatekeeper.Gate;
import dev.pollux.model.twin.TwinId;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/// Small numbers for policies, in the order they were met, and the gate of each. One thread adds, any reads. Never
/// shrinks: a fleet is rebuilt when too much of it is dead.
final class Names {

    private final Gatekeeper gatekeeper;
    private final ConcurrentHashMap<TwinId, Integer> numbers = new ConcurrentHashMap<>();
    private volatile Gate[] gates = new Gate[64];
    private volatile int count;

    Names(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    int number(TwinId id) {
        var known = numbers.get(id);
        return known == null ? add(id) : known;
    }

    private int add(TwinId id) {
        int number = count;
        var held = gates;
        if (number == held.length) {
            held = Arrays.copyOf(held, 2 * number);
        }
        held[number] = gatekeeper.gate(id);
        gates = held;
        count = number + 1;
        numbers.put(id, number);
        return number;
    }

    Gate gate(int number) {
        return gates[number];
    }

    int count() {
        return count;
    }
}
