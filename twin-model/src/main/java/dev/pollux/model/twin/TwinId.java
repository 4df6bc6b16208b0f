package dev.pollux.model.twin;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a twin or of a policy: a namespace and a name, written `namespace:name`, at most 256 characters. The
/// grammar is Eclipse Ditto's. A policy lives by the same rules as a twin, so only the kind tells them apart.
public record TwinId(Kind kind, String namespace, String name) implements Comparable<TwinId> {

    /// What the document is: a thing, or a policy that says who may do what to things.
    public enum Kind {
        THING,
        POLICY
    }

    private static final int MAX_LENGTH = 256;
    private static final Pattern NAMESPACE = Pattern.compile("(?:[a-zA-Z]\\w*+(?:[.-][a-zA-Z]\\w*+)*+)?");
    private static final Pattern NAME = Pattern.compile("[^\\x00-\\x1F\\x7F-\\xFF/]++");

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
        return namespace.length() + name.length() < MAX_LENGTH
                && NAMESPACE.matcher(namespace).matches()
                && NAME.matcher(name).matches();
    }

    /// `namespace:name`, without the kind.
    public String text() {
        return namespace + ":" + name;
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
