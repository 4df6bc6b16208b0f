package dev.pollux.index;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.TwinSearch;
import dev.pollux.model.query.RqlEvaluator.Fields;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.Twin;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a caller may know of the twins of each policy, for one query: remembered by policy number, and by the rights
/// themselves, which many policies share. For one thread.
final class Verdicts {

    /// Nothing can match: the twin, or what the filter needs, is hidden.
    static final byte NO = 1;
    /// Nothing that the query asks for is hidden.
    static final byte YES = 2;
    /// Some of what the filter asks is hidden: only a close look at the rest can tell.
    static final byte LOOK = 3;

    private static final JsonPath PARENT = JsonPath.of("attributes", "relationships", Relationships.PART_OF, "target");
    private static final Set<String> OPEN =
            Set.of("thingId", "_revision", "_created", "_modified", "_namespace", "namespace");

    private final Gatekeeper gatekeeper;
    private final Caller caller;
    private final Names policies;
    private final Term term;
    private final List<JsonPath> required;
    private final byte[] byPolicy;
    private final Map<Access, Byte> byAccess = new IdentityHashMap<>();

    Verdicts(Gatekeeper gatekeeper, Caller caller, Names policies, Term term, TwinSearch.Query query) {
        this.gatekeeper = gatekeeper;
        this.caller = caller;
        this.policies = policies;
        this.term = term;
        this.required = query.below().isEmpty() ? List.of() : List.of(PARENT);
        this.byPolicy = new byte[policies.count()];
    }

    byte of(int policy) {
        if (policy < 0 || policy >= byPolicy.length) {
            return LOOK;
        }
        byte known = byPolicy[policy];
        if (known == 0) {
            known = judge(gatekeeper.access(caller, policies.id(policy)));
            byPolicy[policy] = known;
        }
        return known;
    }

    private byte judge(Access access) {
        var known = byAccess.get(access);
        if (known == null) {
            known = judgeAnew(access);
            byAccess.put(access, known);
        }
        return known;
    }

    private byte judgeAnew(Access access) {
        boolean all = seesAnything(access) && required.stream().allMatch(path -> seesSome(access, path));
        if (!all || !term.holds(literal -> sees(access, literal))) {
            return NO;
        }
        return term.allLiterals(literal -> sees(access, literal)) ? YES : LOOK;
    }

    /// The exact answer, from the document.
    boolean holds(Twin twin) {
        var access = gatekeeper.access(caller, twin.policyId());
        if (judge(access) == NO) {
            return false;
        }
        var fields = Fields.of(twin);
        return term.holds(literal -> sees(access, literal) && literal.holds(fields));
    }

    /// To ask for a value the caller must see all of it; to ask whether there is one, some place in it.
    private static boolean sees(Access access, Literal literal) {
        return literal.asksExistence() ? seesSome(access, literal.path()) : seesAll(access, literal.path());
    }

    private static boolean seesAnything(Access access) {
        return access.partly(Permission.READ, Resource.THING, JsonPath.ROOT);
    }

    /// Whether the twin may be placed by the value at this path.
    boolean sees(int policy, JsonPath path) {
        return policy >= 0 && seesAll(gatekeeper.access(caller, policies.id(policy)), path);
    }

    private static boolean seesSome(Access access, JsonPath path) {
        return isOpen(path) || access.partly(Permission.READ, Resource.THING, path);
    }

    private static boolean seesAll(Access access, JsonPath path) {
        return isOpen(path) || access.whole(Permission.READ, Resource.THING, path);
    }

    /// What everybody knows who sees anything of the twin.
    private static boolean isOpen(JsonPath path) {
        return path.depth() == 1 && OPEN.contains(path.last());
    }
}
