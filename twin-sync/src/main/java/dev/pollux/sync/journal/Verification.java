package dev.pollux.sync.journal;

import java.util.List;

/// What a deep check of a journal found: how much there is, and each damage as one sentence, none when it is sound.
public record Verification(long events, long twins, List<String> damage) {

    public Verification {
        damage = List.copyOf(damage);
    }

    public boolean isSound() {
        return damage.isEmpty();
    }
}
