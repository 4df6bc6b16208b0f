package dev.pollux.model.protocol;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.TwinId;
import dev.pollux.model.twin.TwinId.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// At least one refusal of every kind, and of each that has several codes, all of them.
final class RejectionSamples {

    static final TwinId THING = new TwinId(Kind.THING, "org.acme", "pump");
    static final TwinId POLICY = new TwinId(Kind.POLICY, "org.acme", "policy");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private RejectionSamples() {}

    static List<Rejection> all() {
        var samples = new ArrayList<Rejection>();
        for (var path : List.of(
                "/",
                "/policyId",
                "/definition",
                "/attributes",
                "/attributes/name",
                "/features",
                "/features/temp",
                "/features/temp/definition",
                "/features/temp/properties",
                "/features/temp/properties/value",
                "/features/temp/desiredProperties",
                "/features/temp/desiredProperties/value")) {
            addAt(samples, THING, path);
        }
        for (var path : List.of(
                "/",
                "/entries/DEFAULT",
                "/entries/DEFAULT/subjects",
                "/entries/DEFAULT/subjects/pollux:admin",
                "/entries/DEFAULT/resources",
                "/entries/DEFAULT/resources/thing:/",
                "/imports",
                "/imports/org.acme:other")) {
            addAt(samples, POLICY, path);
        }
        samples.add(new Rejection.NotAllowed(THING, JsonPath.of("inbox", "messages", "blink"), Permission.WRITE));
        for (var id : List.of(THING, POLICY)) {
            addOf(samples, id);
        }
        for (var part : Rejection.Part.values()) {
            samples.add(new Rejection.Malformed(part, "what exactly is wrong"));
        }
        samples.addAll(List.of(
                new Rejection.PolicyMissing(THING, POLICY),
                new Rejection.PolicyLockout(POLICY),
                new Rejection.TooBusy("64 writes of this twin", SECOND),
                new Rejection.StorageFull(),
                new Rejection.Unavailable("graph", SECOND),
                new Rejection.TimedOut("the device", Duration.ofMillis(2_500)),
                new Rejection.NoReceiver(THING),
                new Rejection.CommandNotOpen(THING, "c-1", "EXPIRED"),
                new Rejection.Unauthenticated("the token has expired"),
                new Rejection.NotSupported("the command 'migrate'")));
        return samples;
    }

    private static void addAt(List<Rejection> samples, TwinId id, String path) {
        samples.add(new Rejection.NotFound(id, JsonPath.parse(path)));
        samples.add(new Rejection.NotAllowed(id, JsonPath.parse(path), Permission.WRITE));
    }

    private static void addOf(List<Rejection> samples, TwinId id) {
        samples.add(new Rejection.Conflict(id));
        samples.add(new Rejection.PreconditionFailed(id, "if-match", "\"rev:3\"", "\"rev:4\""));
        samples.add(new Rejection.NotModified(id, "\"rev:4\""));
        samples.add(new Rejection.ConditionFailed(id, "gt(attributes/n,5)"));
        samples.add(new Rejection.TooLarge(id, 120_000, 102_400));
        samples.add(new Rejection.InvalidValue(id, JsonPath.of("attributes"), "an object", "a number"));
        samples.add(new Rejection.BeyondHistory(id, "revision 1", "revision 900"));
    }
}
