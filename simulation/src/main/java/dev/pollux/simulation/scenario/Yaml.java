package dev.pollux.simulation.scenario;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.port.Simulator.ScenarioInvalid;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads YAML text as JSON, within limits: plain values only, 256 KiB, no duplicate keys, few aliases.
final class Yaml {

    private static final int MAX_CHARACTERS = 256 * 1024;

    private Yaml() {}

    static JsonObject read(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(32);
        try {
            if (json(new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text))
                    instanceof JsonObject object) {
                return object;
            }
        } catch (MarkedYAMLException e) {
            throw new ScenarioInvalid("the scenario is no valid YAML at line "
                    + (e.getProblemMark().getLine() + 1) + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw new ScenarioInvalid("the scenario is no valid YAML: " + e.getMessage());
        }
        throw new ScenarioInvalid("a scenario is a YAML mapping that starts with 'scenario: NAME'");
    }

    private static Json json(Object value) {
        return switch (value) {
            case null -> Json.NULL;
            case Map<?, ?> map -> object(map);
            case List<?> list -> JsonArray.of(list.stream().map(Yaml::json).toList());
            case Boolean truth -> Json.of(truth);
            case Integer number -> Json.of(number.longValue());
            case Long number -> Json.of(number);
            case Date date -> Json.of(date.toInstant().toString());
            case Double number when Double.isFinite(number) -> Json.of(number);
            default -> Json.of(value.toString());
        };
    }

    private static JsonObject object(Map<?, ?> map) {
        var object = JsonObject.builder();
        map.forEach((key, member) -> object.put(String.valueOf(key), json(member)));
        return object.build();
    }
}
