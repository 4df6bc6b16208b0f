package dev.pollux.policies;

import dev.pollux.model.json.JsonPath;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A place that rules name, with its answers worked out beforehand as permission bits: `here` at the place itself,
/// `whole` at the place and everywhere below, `partly` at the place or somewhere below. Immutable; equal by content.
final class AccessNode {

    static final AccessNode NOTHING = new AccessNode(new String[0], new AccessNode[0], 0);

    private static final int SCANNED = 8;

    private final String[] keys;
    private final AccessNode[] children;
    private final int here;
    private final int whole;
    private final int partly;
    private final int hash;

    /// Takes ownership of both arrays; keys are sorted.
    AccessNode(String[] keys, AccessNode[] children, int here) {
        this.keys = keys;
        this.children = children;
        this.here = here;
        int everywhere = here;
        int somewhere = here;
        for (var child : children) {
            everywhere &= child.whole;
            somewhere |= child.partly;
        }
        this.whole = everywhere;
        this.partly = somewhere;
        this.hash = 31 * (31 * Arrays.hashCode(keys) + Arrays.hashCode(children)) + here;
    }

    boolean isHere(int bit) {
        return (here & bit) != 0;
    }

    boolean sameHere(int bits) {
        return here == bits;
    }

    boolean isWhole(int bit) {
        return (whole & bit) != 0;
    }

    boolean isPartly(int bit) {
        return (partly & bit) != 0;
    }

    boolean isLeaf() {
        return keys.length == 0;
    }

    boolean grantsAnything() {
        return partly != 0;
    }

    /// What is answered for a key that no rule names: the same as here.
    AccessNode childOrSame(String key) {
        var child = child(key);
        return child == null ? leaf() : child;
    }

    /// The bits at the path: of the node there, or, where rules end before, of the last node on the way.
    boolean isWhole(JsonPath path, int bit) {
        var at = this;
        for (int i = 0; i < path.depth(); i++) {
            var child = at.child(path.segment(i));
            if (child == null) {
                return at.isHere(bit);
            }
            at = child;
        }
        return at.isWhole(bit);
    }

    boolean isPartly(JsonPath path, int bit) {
        var at = this;
        for (int i = 0; i < path.depth(); i++) {
            var child = at.child(path.segment(i));
            if (child == null) {
                return at.isHere(bit);
            }
            at = child;
        }
        return at.isPartly(bit);
    }

    AccessNode at(JsonPath path) {
        var at = this;
        for (int i = 0; i < path.depth() && !at.isLeaf(); i++) {
            at = at.childOrSame(path.segment(i));
        }
        return at;
    }

    private AccessNode leaf() {
        return isLeaf() ? this : new AccessNode(new String[0], new AccessNode[0], here);
    }

    private @Nullable AccessNode child(String key) {
        if (keys.length > SCANNED) {
            int at = Arrays.binarySearch(keys, key);
            return at < 0 ? null : children[at];
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return children[i];
            }
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessNode that
                && hash == that.hash
                && here == that.here
                && Arrays.equals(keys, that.keys)
                && Arrays.equals(children, that.children);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
