package dev.pollux.web.things;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.TwinDirectory.Intent;
import dev.pollux.model.port.TwinDirectory.Outcome;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Preconditions;
import dev.pollux.model.twin.Rejection;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.model.twin.TwinCommand;
import dev.pollux.model.twin.TwinId;
import dev.pollux.policies.ImplicitPolicy;
import dev.pollux.web.http.Refused;
import java.util.function.Function;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/// Makes things together with their policies: the policy first, then the thing. A policy made for a thing that is then
/// refused is taken back.
final class ThingMaking {

    private static final String INLINE = "_policy";
    private static final String COPY = "_copyPolicyFrom";
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*ref:things/(.+)/policyId\\s*}}");

    private final Documents documents;
    private final Views views;
    private final Gatekeeper gatekeeper;

    ThingMaking(Documents documents, Views views, Gatekeeper gatekeeper) {
        this.documents = documents;
        this.views = views;
        this.gatekeeper = gatekeeper;
    }

    /// The document of a new thing as it is stored: with its own id, and the id of its policy.
    private static JsonObject complete(TwinId id, JsonObject body, TwinId policy) {
        return body.without(INLINE)
                .without(COPY)
                .with("thingId", Json.of(id.text()))
                .with("policyId", Json.of(policy.text()));
    }

    /// Makes policy and thing, or only the thing when it names a policy that exists.
    Mono<Outcome> make(TwinId id, JsonObject body, Function<JsonObject, TwinCommand> command, Intent intent) {
        checkId(id, body);
        var policy = policyId(id, body);
        boolean brings = body.has(INLINE) || body.has(COPY);
        if (!brings && gatekeeper.knows(policy)) {
            return documents.execute(id, command.apply(complete(id, body, policy)), intent);
        }
        if (!brings && body.has("policyId")) {
            return Mono.just(new Outcome.Refused(new Rejection.PolicyMissing(id, policy)));
        }
        var content = content(id, body, intent.caller()).with("policyId", Json.of(policy.text()));
        return documents
                .execute(policy, new TwinCommand.Create(content), plain(intent))
                .flatMap(outcome -> switch (outcome) {
                    case Outcome.Refused _ -> Mono.just(outcome);
                    case Outcome.Done _ ->
                        documents
                                .execute(id, command.apply(complete(id, body, policy)), intent)
                                .flatMap(made -> keepOrTakeBack(policy, made, intent));
                });
    }

    static void checkId(TwinId id, JsonObject body) {
        var key = Views.idKey(id);
        if (body.has(key) && !body.text(key, "").equals(id.text())) {
            throw Refused.malformed(Part.ID, "the " + key + " in the body is not that of the address");
        }
    }

    private static TwinId policyId(TwinId id, JsonObject body) {
        if (!body.has("policyId")) {
            var inline = body.object(INLINE).text("policyId", id.text());
            return ThingRoutes.policyId(inline);
        }
        return ThingRoutes.policyId(body.text("policyId", ""));
    }

    private JsonObject content(TwinId id, JsonObject body, Caller caller) {
        if (body.has(INLINE)) {
            return body.object(INLINE);
        }
        return body.has(COPY) ? copied(body.text(COPY, ""), caller) : ImplicitPolicy.of(id, caller.subject());
    }

    /// A policy may be copied by those who may read all of it.
    private JsonObject copied(String from, Caller caller) {
        var reference = REFERENCE.matcher(from);
        var source = reference.matches() ? policyOf(reference.group(1), caller) : ThingRoutes.policyId(from);
        var policy = views.find(source, caller).orElseThrow(() -> Reading.missing(source, JsonPath.ROOT));
        var access = views.access(policy, caller);
        if (!access.whole(Permission.READ, Resource.POLICY, JsonPath.ROOT)) {
            throw new Refused(new Rejection.NotAllowed(source, JsonPath.ROOT, Permission.READ));
        }
        return policy.document();
    }

    private TwinId policyOf(String thing, Caller caller) {
        var id = ThingRoutes.thingId(thing);
        return views.find(id, caller)
                .orElseThrow(() -> Reading.missing(id, JsonPath.ROOT))
                .policyId();
    }

    /// Preconditions and the resend key are the thing's.
    private static Intent plain(Intent intent) {
        return new Intent(intent.caller(), Preconditions.NONE, "", intent.timeout());
    }

    private Mono<Outcome> keepOrTakeBack(TwinId policy, Outcome made, Intent intent) {
        return switch (made) {
            case Outcome.Done _ -> Mono.just(made);
            case Outcome.Refused _ ->
                documents
                        .execute(
                                policy,
                                new TwinCommand.Delete(JsonPath.ROOT),
                                Intent.of(Caller.system(intent.caller().correlationId())))
                        .thenReturn(made);
        };
    }
}
