package dev.pollux.sync.journal;

import dev.pollux.model.twin.TwinId;
import java.util.Optional;

/// Twins' names in the journal: `thing:namespace:name` and `policy:namespace:name`.
public final class PersistenceIds {

    private static final String THING = "thing:";
    private static final String POLICY = "policy:";

    private PersistenceIds() {}

    public static String of(TwinId id) {
        return prefix(id.kind()) + id.text();
    }

    /// What all names of a kind begin with.
    static String prefix(TwinId.Kind kind) {
        return switch (kind) {
            case THING -> THING;
            case POLICY -> POLICY;
        };
    }

    /// The twin of that name; empty for anything else that is persisted beside the twins.
    public static Optional<TwinId> twin(String persistenceId) {
        if (persistenceId.startsWith(THING)) {
            return TwinId.thing(persistenceId.substring(THING.length()));
        }
        return persistenceId.startsWith(POLICY)
                ? TwinId.policy(persistenceId.substring(POLICY.length()))
                : Optional.empty();
    }
}
