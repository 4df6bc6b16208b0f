package dev.pollux.model.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A place in a JSON document, as an RFC 6901 pointer: a list of unescaped segments. The root is the empty list.
public record JsonPath(List<String> segments) {

    public static final JsonPath ROOT = new JsonPath(List.of());

    public JsonPath {
        segments = List.copyOf(segments);
    }

    public static JsonPath of(String... segments) {
        return new JsonPath(List.of(segments));
    }

    /// Reads a pointer such as `/features/temp/properties/value`. The empty string and `/` are the root, and a
    /// missing leading slash is forgiven, as Eclipse Ditto does. `~1` is a slash and `~0` a tilde.
    public static JsonPath parse(String pointer) {
        var body = pointer.startsWith("/") ? pointer.substring(1) : pointer;
        if (body.isEmpty()) {
            return ROOT;
        }
        var segments = new ArrayList<String>();
        for (var part : body.split("/", -1)) {
            segments.add(part.indexOf('~') < 0 ? part : part.replace("~1", "/").replace("~0", "~"));
        }
        return new JsonPath(segments);
    }

    public boolean isRoot() {
        return segments.isEmpty();
    }

    public int depth() {
        return segments.size();
    }

    public String segment(int index) {
        return segments.get(index);
    }

    public String last() {
        return segments.getLast();
    }

    public JsonPath parent() {
        return new JsonPath(segments.subList(0, segments.size() - 1));
    }

    public JsonPath child(String segment) {
        var longer = new ArrayList<>(segments);
        longer.add(segment);
        return new JsonPath(longer);
    }

    public JsonPath append(JsonPath rest) {
        var longer = new ArrayList<>(segments);
        longer.addAll(rest.segments);
        return new JsonPath(longer);
    }

    /// The first `count` segments.
    public JsonPath upTo(int count) {
        return count == segments.size() ? this : new JsonPath(segments.subList(0, count));
    }

    /// The path below the first `count` segments.
    public JsonPath below(int count) {
        return new JsonPath(segments.subList(count, segments.size()));
    }

    public boolean startsWith(JsonPath prefix) {
        return segments.size() >= prefix.segments.size()
                && segments.subList(0, prefix.segments.size()).equals(prefix.segments);
    }

    /// The value at this path. Array elements are addressed by index, as RFC 6901 says.
    public Optional<Json> in(Json root) {
        Json at = root;
        for (var segment : segments) {
            var next = switch (at) {
                case JsonObject object -> object.get(segment);
                case JsonArray array -> element(array, segment);
                case Json.Null _, Json.Bool _, Json.Int _, Json.Dec _, Json.Text _ -> null;
            };
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    private static @Nullable Json element(JsonArray array, String segment) {
        if (segment.isEmpty() || segment.length() > 9 || !segment.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int index = Integer.parseInt(segment);
        boolean leadingZero = segment.length() > 1 && segment.charAt(0) == '0';
        return leadingZero || index >= array.size() ? null : array.get(index);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var segment : segments) {
            text.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return text.isEmpty() ? "/" : text.toString();
    }
}
