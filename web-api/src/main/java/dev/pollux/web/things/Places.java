package dev.pollux.web.things;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.Rejection.Part;
import dev.pollux.web.http.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which segments below `/things/{id}` and `/policies/{id}` name a place in the document. Empty for what is none.
public final class Places {

    private static final Set<String> OF_FEATURE = Set.of("definition", "properties", "desiredProperties");
    private static final Set<String> OF_ENTRY = Set.of("subjects", "resources", "importable", "namespaces");
    private static final int DEEPEST = 32;

    private Places() {}

    public static Optional<JsonPath> thing(List<String> segments) {
        if (segments.isEmpty()) {
            return Optional.of(JsonPath.ROOT);
        }
        boolean known = switch (segments.getFirst()) {
            case "policyId", "definition" -> segments.size() == 1;
            case "attributes" -> true;
            case "features" -> segments.size() < 3 || feature(segments);
            default -> false;
        };
        return known ? Optional.of(path(segments)) : Optional.empty();
    }

    private static boolean feature(List<String> segments) {
        return OF_FEATURE.contains(segments.get(2))
                && (segments.size() == 3 || !segments.get(2).equals("definition"));
    }

    /// A resource key such as `thing:/features/x` holds slashes: it is everything after `resources`.
    static Optional<JsonPath> policy(List<String> segments) {
        if (segments.isEmpty()) {
            return Optional.of(JsonPath.ROOT);
        }
        boolean known = switch (segments.getFirst()) {
            case "entries" -> segments.size() < 3 || OF_ENTRY.contains(segments.get(2));
            case "imports" -> true;
            default -> false;
        };
        boolean resource = known && segments.size() > 3 && segments.get(2).equals("resources");
        return resource ? Optional.of(resource(segments)) : known ? Optional.of(path(segments)) : Optional.empty();
    }

    private static JsonPath resource(List<String> segments) {
        var key = String.join("/", segments.subList(3, segments.size()));
        return path(segments.subList(0, 3)).child(key.indexOf('/') < 0 ? key + "/" : key);
    }

    private static JsonPath path(List<String> segments) {
        if (segments.contains("") || segments.size() > DEEPEST) {
            throw Refused.malformed(Part.PATH, "a segment is empty, or there are more than " + DEEPEST);
        }
        boolean escaped = segments.stream().anyMatch(segment -> segment.indexOf('~') >= 0);
        return new JsonPath(escaped ? segments.stream().map(Places::unescaped).toList() : segments);
    }

    private static String unescaped(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }
}
