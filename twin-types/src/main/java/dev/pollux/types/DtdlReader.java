package dev.pollux.types;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.types.TwinType.Element;
import dev.pollux.types.TwinType.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads an Interface of DTDL version 2, 3 or 4: its contents with names, primitive schemas and units. Inheritance,
/// resolution of other interfaces and the finer rules of the specification are not judged; what is read is right, but
/// not all that is wrong is found. Pure.
///
/// Source: Digital Twins Definition Language, versions 2 to 4, sections "Interface" and "Schema".
public final class DtdlReader {

    private static final Pattern CONTEXT = Pattern.compile("dtmi:dtdl:context;[234](?:#\\w+)?");
    private static final Pattern DTMI =
            Pattern.compile("dtmi:([A-Za-z]\\w*(?::[A-Za-z]\\w*)*);([1-9]\\d{0,8})(?:\\.(\\d{1,6}))?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z](?:\\w*[A-Za-z0-9])?");
    private static final Set<String> COMPLEX = Set.of("Object", "Enum", "Array", "Map");

    private DtdlReader() {}

    /// A type, or what is wrong with its description: each finding says where.
    public sealed interface Read {
        record Ok(TwinType type) implements Read {}

        record Refused(List<Finding> findings) implements Read {
            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /// One thing wrong: a stable code, the place as a JSON pointer, and what is expected.
    public record Finding(String code, String place, String expected) {}

    public static Read read(JsonObject document) {
        var findings = new ArrayList<Finding>();
        if (!hasContext(document.get("@context"))) {
            findings.add(new Finding("dtdl.context", "/@context", "dtmi:dtdl:context;2, ;3 or ;4 comes first"));
        }
        if (!types(document).contains("Interface")) {
            findings.add(new Finding("dtdl.type", "/@type", "the document describes an Interface"));
        }
        var id = document.text("@id", "");
        if (definition(id).isEmpty()) {
            findings.add(new Finding("dtdl.id", "/@id", "an id such as dtmi:example:Pump;1"));
        }
        var elements = elements(document, findings);
        return findings.isEmpty()
                ? new Read.Ok(new TwinType(definition(id).orElseThrow(), displayName(document, id), elements))
                : new Read.Refused(findings);
    }

    /// The Ditto definition that stands for an id: `dtmi:a:b:Pump;1` is `a.b:Pump:1`, and `dtmi:Pump;1` is
    /// `dtmi:Pump:1`.
    static Optional<String> definition(String dtmi) {
        var match = DTMI.matcher(dtmi);
        if (!match.matches()) {
            return Optional.empty();
        }
        var path = match.group(1);
        int last = path.lastIndexOf(':');
        var namespace = last < 0 ? "dtmi" : path.substring(0, last).replace(':', '.');
        var minor = match.group(3) == null ? "0" : match.group(3);
        return Optional.of(namespace + ":" + path.substring(last + 1) + ":" + match.group(2) + "." + minor + ".0");
    }

    private static boolean hasContext(@Nullable Json context) {
        return switch (context) {
            case Json.Text(var text) -> CONTEXT.matcher(text).matches();
            case JsonArray array ->
                array.size() > 0 && !(array.get(0) instanceof JsonArray) && hasContext(array.get(0));
            case null, default -> false;
        };
    }

    private static List<Element> elements(JsonObject document, List<Finding> findings) {
        var elements = new ArrayList<Element>();
        var names = new HashSet<String>();
        var contents = list(document.get("contents"));
        for (int i = 0; i < contents.size(); i++) {
            var place = "/contents/" + i;
            if (!(contents.get(i) instanceof JsonObject content)) {
                findings.add(new Finding("dtdl.content", place, "an object"));
                continue;
            }
            var name = content.text("name", "");
            if (!NAME.matcher(name).matches() || !names.add(name)) {
                findings.add(
                        new Finding("dtdl.name", place + "/name", "a name of its own, letters, digits, underscores"));
            }
            kind(content)
                    .ifPresentOrElse(
                            kind -> elements.add(element(kind, name, content)),
                            () -> findings.add(new Finding(
                                    "dtdl.content.type",
                                    place + "/@type",
                                    "one of Property, Telemetry, Command, Relationship, Component")));
        }
        return elements;
    }

    private static Element element(Kind kind, String name, JsonObject content) {
        boolean writable = content.get("writable") instanceof Json.Bool(var truth) && truth;
        return new Element(kind, name, schema(content.get("schema")), unit(content), writable);
    }

    private static Optional<Kind> kind(JsonObject content) {
        var types = types(content);
        for (var kind : Kind.values()) {
            var word = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
            if (types.contains(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String schema(@Nullable Json schema) {
        return switch (schema) {
            case Json.Text(var name) -> name;
            case JsonObject object ->
                types(object).stream()
                        .filter(COMPLEX::contains)
                        .findFirst()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .orElse("");
            case null, default -> "";
        };
    }

    private static String unit(JsonObject content) {
        var unit = content.text("unit", "");
        return unit.startsWith("dtmi:")
                ? unit.substring(unit.lastIndexOf(':') + 1).replaceAll(";.*", "")
                : unit;
    }

    private static String displayName(JsonObject document, String id) {
        return switch (document.get("displayName")) {
            case Json.Text(var text) -> text;
            case JsonObject languages -> languages.text("en", id);
            case null, default -> id;
        };
    }

    private static List<String> types(JsonObject object) {
        return list(object.get("@type")).stream()
                .map(type -> type instanceof Json.Text(var text) ? text : "")
                .toList();
    }

    private static List<Json> list(@Nullable Json value) {
        return switch (value) {
            case null -> List.of();
            case JsonArray array -> array.values();
            case Json other -> List.of(other);
        };
    }
}
