package dev.pollux.model.twin;

import java.util.Optional;

/// The name of a twin or of a policy: a namespace and a name, written `namespace:name`, at most 256 characters. The
/// grammar is Eclipse Ditto's. A policy lives by the same rules as a twin, so only the kind tells them apart.
public record TwinId(Kind kind, String namespace, String name) implements Comparable<TwinId> {

    /// What the document is: a thing, or a policy that says who may do what to things.
    public enum Kind {
        THING,
        POLICY
    }

    private static final int MAX_LENGTH = 256;

    public TwinId {
        if (!valid(namespace, name)) {
            throw new IllegalArgumentException("not a valid id: " + namespace + ":" + name);
        }
    }

    /// Reads `namespace:name`; empty when the text breaks the grammar. The namespace may be empty.
    public static Optional<TwinId> parse(Kind kind, String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var namespace = text.substring(0, colon);
        var name = text.substring(colon + 1);
        return valid(namespace, name) ? Optional.of(new TwinId(kind, namespace, name)) : Optional.empty();
    }

    public static Optional<TwinId> thing(String text) {
        return parse(Kind.THING, text);
    }

    public static Optional<TwinId> policy(String text) {
        return parse(Kind.POLICY, text);
    }

    /// The id of the policy that has the same name as this thing, or the other way round.
    public TwinId as(Kind other) {
        return new TwinId(other, namespace, name);
    }

    private static boolean valid(String namespace, String name) {
        return namespace.length() + name.length() < MAX_LENGTH && isNamespace(namespace) && isName(name);
    }

    /// `(?:[a-zA-Z]\w*(?:[.-][a-zA-Z]\w*)*)?`, which is looked at far too often for a regular expression.
    private static boolean isNamespace(String text) {
        boolean starts = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean inner = letter || c >= '0' && c <= '9' || c == '_';
            boolean parts = c == '.' || c == '-';
            if (starts ? !letter : !inner && !parts) {
                return false;
            }
            starts = parts;
        }
        return !starts || text.isEmpty();
    }

    /// What Eclipse Ditto allows in the name of a thing, a policy or a feature: `[^\x00-\x1F\x7F-\xFF/]+`.
    static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F && c <= 0xFF || c == '/') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /// `namespace:name`, without the kind.
    public String text() {
        return namespace + ":" + name;
    }

    /// The same in every process, which an enum's own is not: what iterates over a hash map is replayable then.
    @Override
    public int hashCode() {
        return 31 * (31 * kind.ordinal() + namespace.hashCode()) + name.hashCode();
    }

    @Override
    public int compareTo(TwinId other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : text().compareTo(other.text());
    }

    @Override
    public String toString() {
        return text();
    }
}
