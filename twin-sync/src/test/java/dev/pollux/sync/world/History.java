package dev.pollux.sync.world;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the clients know: what they asked, what they were answered, and which commands a device carried out. Nothing
/// in it comes from inside the service.
final class History {

    /// A request under a key of its own, sent until it was answered for good.
    static final class Asked {
        final String key;
        final TwinId twin;
        final TwinCommand command;
        final Caller caller;
        final List<Outcome> answers = new ArrayList<>();
        int sent;
        boolean settled;

        Asked(String key, TwinId twin, TwinCommand command, Caller caller) {
            this.key = key;
            this.twin = twin;
            this.command = command;
            this.caller = caller;
        }

        boolean isAcknowledged() {
            return answers.stream().anyMatch(Outcome.Done.class::isInstance);
        }
    }

    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private final Set<String> performed = new LinkedHashSet<>();

    Asked ask(String key, TwinId twin, TwinCommand command, Caller caller) {
        var request = new Asked(key, twin, command, caller);
        asked.put(key, request);
        return request;
    }

    /// True when the device did not carry out that command before.
    boolean perform(String command) {
        return performed.add(command);
    }

    Collection<Asked> all() {
        return asked.values();
    }

    Set<String> performed() {
        return performed;
    }

    Optional<Asked> find(String key) {
        return Optional.ofNullable(asked.get(key));
    }
}
