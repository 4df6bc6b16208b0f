package dev.pollux.model.twin;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Eclipse Ditto's extension of merge patches: a key `{{ ~regex~ }}` or `{{ /regex/ }}` with the value `null`
/// removes every member whose whole key matches. It is resolved here into the nulls it stands for, so that the
/// stored fact needs no regex. A regular expression comes from outside and may be made to run for ever, so its
/// steps are bounded.
final class RegexKeys {

    /// A patch without regex keys, or why there is none.
    sealed interface Outcome {}

    record Resolved(Json patch) implements Outcome {}

    record Broken(Rejection rejection) implements Outcome {}

    private static final int STEPS = 2_000_000;
    private static final int LENGTH = 1_000;
    private static final Pattern KEY = Pattern.compile("\\{\\{\\s*([~/])(.*)\\1\\s*}}");

    private int steps = STEPS;

    private RegexKeys() {}

    static Outcome resolve(Twin twin, JsonPath path, Json patch) {
        if (!(patch instanceof JsonObject object) || !present(object)) {
            return new Resolved(patch);
        }
        try {
            return new Resolved(new RegexKeys().resolved(path.in(twin.document()), object));
        } catch (PatternSyntaxException e) {
            return broken("the regular expression " + e.getPattern() + " is broken: " + e.getDescription());
        } catch (Unresolvable e) {
            return broken(e.getMessage());
        }
    }

    private static Outcome broken(String detail) {
        return new Broken(new Rejection.Malformed(Rejection.Part.MERGE, detail));
    }

    private static boolean present(JsonObject patch) {
        for (int i = 0; i < patch.size(); i++) {
            if (isRegex(patch.key(i)) || patch.value(i) instanceof JsonObject inner && present(inner)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRegex(String key) {
        return key.startsWith("{{") && KEY.matcher(key).matches();
    }

    /// What a regex removes comes first, so that the patch may set some of it anew.
    private JsonObject resolved(Optional<Json> at, JsonObject patch) {
        var target = at.orElse(Json.NULL) instanceof JsonObject object ? object : JsonObject.EMPTY;
        var result = JsonObject.builder();
        for (int i = 0; i < patch.size(); i++) {
            if (isRegex(patch.key(i))) {
                matching(target, patch.key(i), patch.value(i)).forEach(key -> result.put(key, Json.NULL));
            }
        }
        for (int i = 0; i < patch.size(); i++) {
            var key = patch.key(i);
            if (!isRegex(key)) {
                result.put(key, inner(target, key, patch.value(i)));
            }
        }
        return result.build();
    }

    private Json inner(JsonObject target, String key, Json change) {
        return change instanceof JsonObject deeper ? resolved(Optional.ofNullable(target.get(key)), deeper) : change;
    }

    private List<String> matching(JsonObject target, String key, Json change) {
        var matcher = KEY.matcher(key);
        if (change != Json.NULL || !matcher.matches() || matcher.group(2).length() > LENGTH) {
            throw new Unresolvable("the key " + key + " removes what it matches: its value must be null, and the"
                    + " expression at most " + LENGTH + " characters");
        }
        var regex = Pattern.compile(matcher.group(2));
        var found = new ArrayList<String>();
        for (var name : target.keys()) {
            if (name.length() <= LENGTH && regex.matcher(new Counted(name)).matches()) {
                found.add(name);
            }
        }
        return found;
    }

    /// A key under match, which counts each look at it.
    private final class Counted implements CharSequence {
        private final CharSequence text;

        Counted(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (--steps < 0) {
                throw new Unresolvable("the regular expressions of the patch take too long");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /// Leaves the recursion with a reason; never leaves this class.
    private static final class Unresolvable extends RuntimeException {
        Unresolvable(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
