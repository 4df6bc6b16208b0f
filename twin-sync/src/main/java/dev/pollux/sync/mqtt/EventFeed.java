package dev.pollux.sync.mqtt;

import dev.pollux.model.port.Caller;
import dev.pollux.model.port.ChangeLog.Change;
import dev.pollux.model.port.Changes;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.LatestTwins;
import dev.pollux.model.protocol.Envelope;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Cause;
import dev.pollux.model.twin.TwinEvent;
import dev.pollux.model.twin.TwinId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells devices what happened to their twins, as far as they may read it, while at least one of them listens. It
/// follows the changes only as long as somebody does. Thread-safe.
final class EventFeed implements AutoCloseable {

    private final Changes changes;
    private final Interests interests;
    private final Outbound outbound;
    private final LatestTwins latest;
    private final Gatekeeper gatekeeper;
    private @Nullable AutoCloseable subscription;

    EventFeed(Changes changes, Interests interests, Outbound outbound, LatestTwins latest, Gatekeeper gatekeeper) {
        this.changes = changes;
        this.interests = interests;
        this.outbound = outbound;
        this.latest = latest;
        this.gatekeeper = gatekeeper;
    }

    /// Begins to follow the changes, once.
    synchronized void follow() {
        if (subscription == null) {
            subscription = changes.subscribe(this::tell);
        }
    }

    private void tell(Change change) {
        if (!(change.event() instanceof TwinEvent.Changed) || !interests.inEvents(change.twin())) {
            return;
        }
        var access = access(change);
        for (var event : Envelope.events(change)) {
            visible(event, access)
                    .ifPresent(seen -> outbound.publish(seen.topic().mqtt(), seen, Optional.empty()));
        }
    }

    private Access access(Change change) {
        var twin = change.twin();
        var policy = latest.find(twin).map(found -> found.policyId()).orElseGet(() -> twin.as(TwinId.Kind.POLICY));
        var device = DeviceSession.subjects(twin);
        return gatekeeper.access(
                new Caller(device, Cause.Origin.DEVICE, change.event().cause().correlationId()), policy);
    }

    private static Optional<Envelope> visible(Envelope event, Access access) {
        if (!access.partly(Permission.READ, Resource.THING, event.path())) {
            return Optional.empty();
        }
        return Optional.of(event.value()
                .map(value -> event.withValue(access.readable(Resource.THING, event.path(), value)))
                .orElse(event));
    }

    @Override
    public synchronized void close() throws Exception {
        var followed = subscription;
        if (followed != null) {
            followed.close();
        }
    }
}
