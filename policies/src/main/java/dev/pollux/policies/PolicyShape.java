package dev.pollux.policies;

import dev.pollux.model.twin.Access;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The rules of a policy without its subjects: what each entry allows, in order. Policies of one shape share it, and
/// with it the rights already worked out for sets of matching entries, at most [#REMEMBERED]. Equal by content.
final class PolicyShape {

    static final int REMEMBERED = 256;

    private final List<List<Rule>> entries;
    private final int hash;
    private final ConcurrentHashMap<BigInteger, Access> worked = new ConcurrentHashMap<>(4);

    PolicyShape(List<List<Rule>> entries) {
        this.entries = entries.stream().map(List::copyOf).toList();
        this.hash = this.entries.hashCode();
    }

    /// The rights of a caller whom these entries name.
    Access access(BigInteger matching, Interner<Access> interner) {
        var known = worked.get(matching);
        if (known != null) {
            return known;
        }
        var access = interner.intern(PolicyAccess.of(rules(matching)));
        if (worked.size() < REMEMBERED) {
            worked.put(matching, access);
        }
        return access;
    }

    private List<Rule> rules(BigInteger matching) {
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < entries.size(); i++) {
            if (matching.testBit(i)) {
                rules.addAll(entries.get(i));
            }
        }
        return rules;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicyShape that && hash == that.hash && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
