package dev.pollux.policies;

import java.util.ArrayList;
import java.util.TreeMap;

/// Gathers the rules that apply to one caller into a tree, then works out the answers. Not thread-safe.
final class AccessDraft {

    private final TreeMap<String, AccessDraft> children = new TreeMap<>();
    private int grant;
    private int revoke;

    void add(Rule rule) {
        var at = this;
        for (var segment : rule.path().segments()) {
            at = at.children.computeIfAbsent(segment, _ -> new AccessDraft());
        }
        at.grant |= rule.grant();
        at.revoke |= rule.revoke();
    }

    AccessNode freeze() {
        return freeze(0);
    }

    /// What holds here is what held above, changed by the rules of this place; at one place revoking wins. Places that
    /// change nothing are left out.
    private AccessNode freeze(int above) {
        int here = (above | grant) & ~revoke;
        var keys = new ArrayList<String>();
        var nodes = new ArrayList<AccessNode>();
        children.forEach((key, draft) -> {
            var node = draft.freeze(here);
            if (!node.isLeaf() || !node.sameHere(here)) {
                keys.add(key);
                nodes.add(node);
            }
        });
        return new AccessNode(keys.toArray(String[]::new), nodes.toArray(AccessNode[]::new), here);
    }
}
