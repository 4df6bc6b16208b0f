package dev.pollux.sync.mqtt;

import dev.pollux.model.port.Meters;
import dev.pollux.model.twin.Rejection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// The books on what devices publish: offered = accepted + shed + refused, and what is under way. Thread-safe.
final class Traffic {

    private final Meters meters;
    private final LongAdder offered;
    private final LongAdder accepted;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final int bound;

    Traffic(int bound, Meters meters) {
        this.bound = bound;
        this.meters = meters;
        this.offered = meters.counter("mqtt.messages.offered");
        this.accepted = meters.counter("mqtt.messages.accepted");
        meters.gauge("mqtt.messages.inflight", inFlight, AtomicInteger::get);
        // There from the beginning, or the first of a kind would not show as a rise.
        List.of("broker", "client", "twin").forEach(kind -> meters.counter("mqtt.messages.shed", "bound", kind));
        meters.counter("mqtt.messages.refused", "reason", "foreigntopic");
    }

    void offered() {
        offered.increment();
    }

    void accepted() {
        accepted.increment();
    }

    /// Not taken for want of room: which bound.
    void shed(String bound) {
        meters.counter("mqtt.messages.shed", "bound", bound).increment();
    }

    void refused(Rejection rejection) {
        refused(reason(rejection));
    }

    void refused(String reason) {
        meters.counter("mqtt.messages.refused", "reason", reason).increment();
    }

    private static String reason(Rejection rejection) {
        return rejection instanceof Rejection.Malformed(var part, var _)
                ? "malformed." + part.name().toLowerCase(Locale.ROOT)
                : rejection.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /// Takes one of the places in flight, of this client and in all; false when there is none.
    boolean enter(DeviceSession session, int perClient) {
        if (inFlight.incrementAndGet() > bound) {
            inFlight.decrementAndGet();
            shed("broker");
            return false;
        }
        if (session.inFlight().incrementAndGet() > perClient) {
            session.inFlight().decrementAndGet();
            inFlight.decrementAndGet();
            shed("client");
            return false;
        }
        return true;
    }

    void leave(DeviceSession session) {
        session.inFlight().decrementAndGet();
        inFlight.decrementAndGet();
    }
}
