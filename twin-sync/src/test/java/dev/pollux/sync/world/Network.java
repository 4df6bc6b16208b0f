package dev.pollux.sync.world;

import dev.pollux.model.testing.Gen;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Carries packets between a client and the service, badly: each may be lost or doubled, and takes its own time, so
/// that later ones overtake. A client that is cut off neither sends nor receives.
final class Network {

    private static final Duration QUICK = Duration.ofMillis(20);

    private final Loop loop;
    private final Gen chance;
    private final Faults faults;
    private final Trace trace;
    private final Set<String> cutOff = new HashSet<>();
    private boolean calm;

    Network(Loop loop, Gen chance, Faults faults, Trace trace) {
        this.loop = loop;
        this.chance = chance;
        this.faults = faults;
        this.trace = trace;
    }

    /// No more faults: whatever is sent from now on arrives once and soon.
    void calm() {
        calm = true;
        cutOff.clear();
    }

    void cut(String client) {
        trace.add(loop.now(), "cut " + client);
        cutOff.add(client);
    }

    void mend(String client) {
        trace.add(loop.now(), "mend " + client);
        cutOff.remove(client);
    }

    /// A packet on the line of this client, in either direction.
    void send(String client, String what, Runnable arrival) {
        carry(client, what, arrival);
        if (!calm && chance.chance(faults.doublePercent())) {
            carry(client, what, arrival);
        }
    }

    private void carry(String client, String what, Runnable arrival) {
        if (!calm && (cutOff.contains(client) || chance.chance(faults.lossPercent()))) {
            trace.add(loop.now(), "lost " + what);
            return;
        }
        loop.after(delay(), () -> {
            if (!cutOff.contains(client)) {
                arrival.run();
            }
        });
    }

    /// Mostly quick; one in five takes any time up to the longest.
    private Duration delay() {
        boolean slow = !calm && chance.chance(20);
        return Duration.ofNanos(50_000 + chance.below((int) (slow ? faults.delay() : QUICK).toNanos()));
    }
}
