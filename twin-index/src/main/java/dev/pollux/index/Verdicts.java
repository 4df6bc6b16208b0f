package dev.pollux.index;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.port.Caller;
import dev.pollux.model.port.Gatekeeper;
import dev.pollux.model.port.TwinSearch.Query;
import dev.pollux.model.twin.Access;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Access.Resource;
import dev.pollux.model.twin.Relationships;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinFields;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a caller may know of the twins of each policy, for one query: remembered by policy number, and by the rights
/// themselves, which many policies share. For one thread.
final class Verdicts {

    /// Policies with fewer twins than this are asked each time instead of being remembered.
    private static final int SHARED = 4;

    private static final JsonPath PARENT = JsonPath.of("attributes", "relationships", Relationships.PART_OF, "target");
    private static final Set<String> OPEN =
            Set.of("thingId", "_revision", "_created", "_modified", "_namespace", "namespace");

    private final Gatekeeper gatekeeper;
    private final Caller caller;
    private final Names policies;
    private final Term term;
    private final List<JsonPath> required;
    private final List<JsonPath> sorts;
    private final @Nullable Sight[] byPolicy;
    private final Map<Access, Sight> byAccess = new IdentityHashMap<>();
    private Access last = Access.NONE;
    private Sight lastSight;

    Verdicts(Gatekeeper gatekeeper, Caller caller, Rows rows, Term term, Query query, PageOrder order) {
        this.gatekeeper = gatekeeper;
        this.caller = caller;
        this.policies = rows.policies();
        this.term = term;
        this.required = query.below().isEmpty() ? List.of() : List.of(PARENT);
        this.sorts = order.paths();
        this.byPolicy = new Sight[SHARED * policies.count() <= rows.count() ? policies.count() : 0];
        this.lastSight = judgeAnew(last);
    }

    Sight of(int policy) {
        if (policy >= byPolicy.length) {
            return judge(policies.gate(policy).access(caller));
        }
        var known = byPolicy[policy];
        if (known == null) {
            known = judge(policies.gate(policy).access(caller));
            byPolicy[policy] = known;
        }
        return known;
    }

    /// Neighbours often share their rights.
    private Sight judge(Access access) {
        if (access != last) {
            lastSight = byAccess.computeIfAbsent(access, this::judgeAnew);
            last = access;
        }
        return lastSight;
    }

    private Sight judgeAnew(Access access) {
        var seen = new boolean[sorts.size()];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = seesAll(access, sorts.get(i));
        }
        return new Sight(verdict(access), seen);
    }

    private Sight.Verdict verdict(Access access) {
        boolean all = seesAnything(access) && required.stream().allMatch(path -> seesSome(access, path));
        if (!all || !term.holds(literal -> sees(access, literal))) {
            return Sight.Verdict.NO;
        }
        return term.allLiterals(literal -> sees(access, literal)) ? Sight.Verdict.YES : Sight.Verdict.LOOK;
    }

    /// The exact answer, from the document.
    boolean holds(Twin twin) {
        var access = gatekeeper.access(caller, twin.policyId());
        if (judge(access).isBlind()) {
            return false;
        }
        var fields = new TwinFields(twin);
        return term.holds(literal -> sees(access, literal) && literal.holds(fields));
    }

    /// To ask for a value the caller must see all of it; to ask whether there is one, some place in it.
    private static boolean sees(Access access, Literal literal) {
        return literal.asksExistence() ? seesSome(access, literal.path()) : seesAll(access, literal.path());
    }

    private static boolean seesAnything(Access access) {
        return access.partly(Permission.READ, Resource.THING, JsonPath.ROOT);
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
