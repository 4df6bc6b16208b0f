package dev.pollux.sync.mqtt;

import dev.pollux.model.twin.TwinId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Whose device listens to what, so that nothing is published for nobody. It errs on the side of listening: a client is
/// forgotten when its session has ended, not when it unsubscribes. Bounded by the
/// broker's sessions.
final class Interests {

    private static final String EVENTS = "things/twin/events/";
    private static final String COMMANDS = "things/twin/commands/";

    private final Map<TwinId, Set<String>> events = new ConcurrentHashMap<>();
    private final Map<TwinId, Set<String>> responses = new ConcurrentHashMap<>();
    private final Runnable changed;

    /// `changed` is run when the first twin's events are asked for, and maybe more often.
    Interests(Runnable changed) {
        this.changed = changed;
    }

    void add(OwnTopics topics, String clientId, String filter) {
        if (topics.reaches(filter, EVENTS + "+")) {
            add(events, topics.twin(), clientId);
            changed.run();
        }
        if (topics.reaches(filter, COMMANDS + "+/response")) {
            add(responses, topics.twin(), clientId);
        }
    }

    private static void add(Map<TwinId, Set<String>> interest, TwinId twin, String clientId) {
        interest.compute(twin, (_, known) -> {
            Set<String> clients = known == null ? ConcurrentHashMap.newKeySet() : known;
            clients.add(clientId);
            return clients;
        });
    }

    /// The client's session is gone.
    void forget(TwinId twin, String clientId) {
        forget(events, twin, clientId);
        forget(responses, twin, clientId);
    }

    private static void forget(Map<TwinId, Set<String>> interest, TwinId twin, String clientId) {
        interest.computeIfPresent(twin, (_, clients) -> {
            clients.remove(clientId);
            return clients.isEmpty() ? null : clients;
        });
    }

    boolean inAnyEvents() {
        return !events.isEmpty();
    }

    boolean inEvents(TwinId twin) {
        return events.containsKey(twin);
    }

    boolean inResponses(TwinId twin) {
        return responses.containsKey(twin);
    }
}
