package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.List;
import java.util.Optional;

/// The shape every document keeps: which members it may have, and what each must be.
final class Shape {

    private static final List<String> THING = List.of("thingId", "policyId", "definition", "attributes", "features");
    private static final List<String> POLICY = List.of("policyId", "imports", "entries");

    private Shape() {}

    /// The document as it is stored: its own members in their order, the id stated. Virtual members such as
    /// `_revision`, and members nobody knows, are left out, as Eclipse Ditto does. A thing without a policy keeps
    /// the one it has, or names the policy of its own name.
    static JsonObject normal(Twin twin, JsonObject given) {
        var id = Json.of(twin.id().text());
        var document = JsonObject.EMPTY;
        for (var name : members(twin.id())) {
            var value = given.get(name);
            if (value != null) {
                document = document.with(name, value);
            } else if (name.equals(idMember(twin.id()))) {
                document = document.with(name, id);
            } else if (name.equals("policyId")) {
                document = document.with(name, Json.of(twin.policyId().text()));
            }
        }
        return document;
    }

    /// A patch of the root without the members that [#normal] leaves out.
    static JsonObject normalPatch(TwinId id, JsonObject patch) {
        return patch.filter((name, _) -> members(id).contains(name));
    }

    /// What is wrong with the document at the path, after a change there. The rest is known to be right.
    static Optional<Rejection> broken(TwinId id, JsonPath path, JsonObject document) {
        if (!path.isRoot() && !members(id).contains(path.segment(0))) {
            return Optional.of(new Rejection.Malformed(
                    Rejection.Part.PATH, path + " leads nowhere: expected one of " + members(id)));
        }
        return switch (id.kind()) {
            case THING -> ThingShape.broken(id, path, document);
            case POLICY -> PolicyShape.broken(id, document);
        };
    }

    /// The member that states the document's own id.
    static String idMember(TwinId id) {
        return members(id).getFirst();
    }

    /// Members that stand as long as the document does.
    static boolean isFixed(TwinId id, JsonPath path) {
        return path.depth() == 1
                && (path.segment(0).equals(idMember(id)) || path.segment(0).equals("policyId"));
    }

    static Optional<Rejection> invalid(TwinId id, JsonPath path, String expected, Json got) {
        var words = got.isContainer() ? Route.kind(got) : got.text();
        return Optional.of(new Rejection.InvalidValue(id, path, expected, words));
    }

    private static List<String> members(TwinId id) {
        return switch (id.kind()) {
            case THING -> THING;
            case POLICY -> POLICY;
        };
    }
}
