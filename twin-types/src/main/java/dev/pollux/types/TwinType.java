package dev.pollux.types;

import java.util.List;
import java.util.Optional;

/// A type of asset, whatever language described it: its elements with their units. `definition` is what a thing of this
/// type carries as its `definition`.
public record TwinType(String definition, String displayName, List<Element> elements) {

    public TwinType {
        elements = List.copyOf(elements);
    }

    /// What an element is.
    public enum Kind {
        PROPERTY,
        TELEMETRY,
        COMMAND,
        RELATIONSHIP,
        COMPONENT
    }

    /// One element. `schema` is the primitive schema's name, or `object`, `enum`, `array`, `map`, or empty where there
    /// is none; `unit` is the unit's term, empty when none is said.
    public record Element(Kind kind, String name, String schema, String unit, boolean writable) {}

    public Optional<Element> element(String name) {
        return elements.stream().filter(element -> element.name().equals(name)).findFirst();
    }
}
