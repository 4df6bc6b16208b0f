package dev.pollux.policies;

import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.TwinId;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A policy ready to judge: its shape and which subjects its entries name. Equal by content, so that policies that
/// differ in nothing but their own id are one object. Immutable but for the shape's memory.
final class CompiledPolicy {

    private static final int SCANNED = 8;

    private final PolicyShape shape;
    private final List<Slot> slots;
    private final boolean expires;
    private final Map<String, List<Slot>> byText;
    private volatile Answer last = new Answer(List.of(), Access.NONE);

    /// The rights of the caller who asked last. One who searches a fleet asks the same of many policies that are this.
    private record Answer(List<String> subjects, Access access) {}

    CompiledPolicy(PolicyShape shape, List<Slot> slots) {
        this.shape = shape;
        this.slots = List.copyOf(slots);
        this.expires = slots.stream().anyMatch(Slot::expires);
        this.byText = slots.size() > SCANNED ? index(this.slots) : Map.of();
    }

    private static Map<String, List<Slot>> index(List<Slot> slots) {
        var byText = new HashMap<String, List<Slot>>();
        for (var slot : slots) {
            if (!slot.endsInOwnId()) {
                byText.merge(
                        slot.text(),
                        List.of(slot),
                        (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
            }
        }
        return byText;
    }

    boolean expires() {
        return expires;
    }

    Access access(List<String> subjects, TwinId self, long nowMillis, Interner<Access> interner) {
        var known = last;
        if (known.subjects == subjects) {
            return known.access;
        }
        var matching = byText.isEmpty() ? scan(subjects, self, nowMillis) : lookUp(subjects, self, nowMillis);
        var access = matching.signum() == 0 ? Access.NONE : shape.access(matching, interner);
        if (!expires && !dependsOnId(subjects)) {
            last = new Answer(subjects, access);
        }
        return access;
    }

    /// True when the answer may be another for a policy of the same content under another id.
    private boolean dependsOnId(List<String> subjects) {
        for (var slot : slots) {
            if (slot.endsInOwnId() && subjects.stream().anyMatch(subject -> subject.startsWith(slot.text()))) {
                return true;
            }
        }
        return false;
    }

    private BigInteger scan(List<String> subjects, TwinId self, long nowMillis) {
        var matching = BigInteger.ZERO;
        for (int s = 0; s < slots.size(); s++) {
            var slot = slots.get(s);
            for (int i = 0; i < subjects.size(); i++) {
                if (slot.isFor(subjects.get(i), self) && nowMillis < slot.expiresMillis()) {
                    matching = or(matching, slot.entries());
                    break;
                }
            }
        }
        return matching;
    }

    private BigInteger lookUp(List<String> subjects, TwinId self, long nowMillis) {
        var matching = BigInteger.ZERO;
        for (var subject : subjects) {
            for (var slot : byText.getOrDefault(subject, List.of())) {
                matching = nowMillis < slot.expiresMillis() ? or(matching, slot.entries()) : matching;
            }
        }
        for (var slot : slots) {
            boolean own = slot.endsInOwnId() && nowMillis < slot.expiresMillis();
            if (own && subjects.stream().anyMatch(subject -> slot.isFor(subject, self))) {
                matching = or(matching, slot.entries());
            }
        }
        return matching;
    }

    private static BigInteger or(BigInteger a, BigInteger b) {
        return a.signum() == 0 ? b : a.or(b);
    }

    List<Slot> slots() {
        return slots;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompiledPolicy that && slots.equals(that.slots) && shape.equals(that.shape);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + slots.hashCode();
    }
}
