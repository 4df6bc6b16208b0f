package dev.pollux.model.protocol;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.twin.TwinId;
import java.util.Optional;

/// The places of a thing or a policy that Eclipse Ditto has a name for. The one table that command names, event names
/// and error codes are made from: each place has its noun, and the stem of its error codes.
public enum DittoResource {
    THING("thing", "things:thing"),
    POLICY_ID("policyId", "things:policyId"),
    DEFINITION("definition", "things:definition"),
    ATTRIBUTES("attributes", "things:attributes"),
    ATTRIBUTE("attribute", "things:attribute"),
    FEATURES("features", "things:features"),
    FEATURE("feature", "things:feature"),
    FEATURE_DEFINITION("featureDefinition", "things:feature.definition"),
    FEATURE_PROPERTIES("featureProperties", "things:feature.properties"),
    FEATURE_PROPERTY("featureProperty", "things:feature.property"),
    FEATURE_DESIRED_PROPERTIES("featureDesiredProperties", "things:feature.desiredProperties"),
    FEATURE_DESIRED_PROPERTY("featureDesiredProperty", "things:feature.desiredProperty"),
    POLICY("policy", "policies:policy"),
    POLICY_ENTRIES("policyEntries", "policies:entry"),
    POLICY_ENTRY("policyEntry", "policies:entry"),
    POLICY_ENTRY_IMPORTABLE("policyEntryImportable", "policies:entry"),
    POLICY_ENTRY_ADDITIONS("policyEntryAllowedAdditions", "policies:entry"),
    POLICY_ENTRY_NAMESPACES("policyEntryNamespaces", "policies:entry"),
    POLICY_ENTRY_REFERENCES("policyEntryReferences", "policies:entry"),
    SUBJECTS("subjects", "policies:subjects"),
    SUBJECT("subject", "policies:subject"),
    RESOURCES("resources", "policies:resources"),
    RESOURCE("resource", "policies:resource"),
    POLICY_IMPORTS("policyImports", "policies:imports"),
    POLICY_IMPORT("policyImport", "policies:import");

    private final String noun;
    private final String errorStem;

    DittoResource(String noun, String errorStem) {
        this.noun = noun;
        this.errorStem = errorStem;
    }

    /// Ditto's word for the place, in camel case.
    public String noun() {
        return noun;
    }

    String errorStem() {
        return errorStem;
    }

    /// The whole document of this kind.
    public static DittoResource root(TwinId.Kind kind) {
        return switch (kind) {
            case THING -> THING;
            case POLICY -> POLICY;
        };
    }

    /// What stands at the path; empty when nothing can stand there.
    public static Optional<DittoResource> at(TwinId.Kind kind, JsonPath path) {
        if (path.isRoot()) {
            return Optional.of(root(kind));
        }
        return switch (kind) {
            case THING -> inThing(path);
            case POLICY -> inPolicy(path);
        };
    }

    private static Optional<DittoResource> inThing(JsonPath path) {
        int depth = path.depth();
        return switch (path.segment(0)) {
            case "policyId" -> only(depth == 1, POLICY_ID);
            case "definition" -> only(depth == 1, DEFINITION);
            case "attributes" -> Optional.of(depth == 1 ? ATTRIBUTES : ATTRIBUTE);
            case "features" -> inFeatures(path, depth);
            default -> Optional.empty();
        };
    }

    private static Optional<DittoResource> inFeatures(JsonPath path, int depth) {
        if (depth < 3) {
            return Optional.of(depth == 1 ? FEATURES : FEATURE);
        }
        return switch (path.segment(2)) {
            case "definition" -> only(depth == 3, FEATURE_DEFINITION);
            case "properties" -> Optional.of(depth == 3 ? FEATURE_PROPERTIES : FEATURE_PROPERTY);
            case "desiredProperties" -> Optional.of(depth == 3 ? FEATURE_DESIRED_PROPERTIES : FEATURE_DESIRED_PROPERTY);
            default -> Optional.empty();
        };
    }

    private static Optional<DittoResource> inPolicy(JsonPath path) {
        int depth = path.depth();
        return switch (path.segment(0)) {
            case "entries" -> inEntries(path, depth);
            case "imports" -> Optional.of(depth == 1 ? POLICY_IMPORTS : POLICY_IMPORT);
            default -> Optional.empty();
        };
    }

    private static Optional<DittoResource> inEntries(JsonPath path, int depth) {
        if (depth < 3) {
            return Optional.of(depth == 1 ? POLICY_ENTRIES : POLICY_ENTRY);
        }
        return switch (path.segment(2)) {
            case "subjects" -> Optional.of(depth == 3 ? SUBJECTS : SUBJECT);
            case "resources" -> Optional.of(depth == 3 ? RESOURCES : RESOURCE);
            case "importable" -> only(depth == 3, POLICY_ENTRY_IMPORTABLE);
            case "allowedAdditions" -> only(depth == 3, POLICY_ENTRY_ADDITIONS);
            case "namespaces" -> only(depth == 3, POLICY_ENTRY_NAMESPACES);
            case "references" -> only(depth == 3, POLICY_ENTRY_REFERENCES);
            default -> Optional.empty();
        };
    }

    private static Optional<DittoResource> only(boolean applies, DittoResource resource) {
        return applies ? Optional.of(resource) : Optional.empty();
    }
}
