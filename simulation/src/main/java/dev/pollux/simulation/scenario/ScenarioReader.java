package dev.pollux.simulation.scenario;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql;
import dev.pollux.model.query.RqlInvalid;
import dev.pollux.model.query.RqlParser;
import dev.pollux.model.twin.TwinId;
import dev.pollux.simulation.behaviour.Behaviours;
import dev.pollux.simulation.behaviour.Parameters;
import dev.pollux.simulation.scenario.Scenario.Better;
import dev.pollux.simulation.scenario.Scenario.Casting;
import dev.pollux.simulation.scenario.Scenario.Change;
import dev.pollux.simulation.scenario.Scenario.Intervention;
import dev.pollux.simulation.scenario.Scenario.Measure;
import dev.pollux.simulation.scenario.Scenario.Over;
import dev.pollux.simulation.scenario.Scenario.Take;
import dev.pollux.simulation.scenario.Scenario.Variant;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Reads a scenario file. Everything wrong with it is told as `ScenarioInvalid` with the place and what is expected.
public final class ScenarioReader {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Instant now;

    /// `now` resolves `time:now` in conditions; its day is when a run starts that does not say.
    public ScenarioReader(Instant now) {
        this.now = now;
    }

    public Scenario read(String yaml) {
        var root = new Section("", Yaml.read(yaml))
                .allow(
                        "scenario",
                        "description",
                        "fork",
                        "start",
                        "horizon",
                        "seed",
                        "replications",
                        "confidence",
                        "behaviours",
                        "vary",
                        "measure");
        return new Scenario(
                root.text("scenario"),
                root.text("description", ""),
                below(root.section("fork").allow("below")),
                start(root),
                horizon(root),
                root.whole("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
                (int) root.whole("replications", 20, 2, 10_000),
                confidence(root),
                castings(root),
                variants(root.section("vary")),
                measures(root.section("measure")));
    }

    private static TwinId below(Section fork) {
        return TwinId.thing(fork.text("below"))
                .orElseThrow(() -> fork.wrong("below", "must be the id of a thing, such as factory:line-1"));
    }

    private Instant start(Section root) {
        if (!root.has("start")) {
            return now.truncatedTo(ChronoUnit.DAYS);
        }
        try {
            return Instant.parse(root.text("start"));
        } catch (DateTimeParseException _) {
            throw root.wrong("start", "must be an instant, such as '2026-01-31T00:00:00Z'");
        }
    }

    private static Duration horizon(Section root) {
        return Durations.parse(root.text("horizon"))
                .filter(length -> length.isPositive() && length.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> root.wrong("horizon", "must be a duration up to 366d, such as 24h"));
    }

    private static double confidence(Section root) {
        double confidence = root.has("confidence") ? root.number("confidence") : 0.95;
        if (!(confidence >= 0.5 && confidence <= 0.999)) {
            throw root.wrong("confidence", "must lie between 0.5 and 0.999");
        }
        return confidence;
    }

    private List<Casting> castings(Section root) {
        var castings = new ArrayList<Casting>();
        for (var section : root.sections("behaviours")) {
            section.allow("behaviour", "where", "parameters");
            var parameters = parameters(section);
            var name = section.text("behaviour");
            try {
                Behaviours.make(name, parameters);
            } catch (IllegalArgumentException e) {
                throw section.wrong("behaviour", String.valueOf(e.getMessage()));
            }
            castings.add(new Casting(name, condition(section), parameters));
        }
        if (castings.isEmpty()) {
            throw root.wrong("behaviours", "must name at least one behaviour; known are " + Behaviours.names());
        }
        return castings;
    }

    private static Parameters parameters(Section section) {
        var values = new TreeMap<String, Double>();
        if (section.has("parameters")) {
            var parameters = section.section("parameters");
            parameters.members().forEach((key, value) -> values.put(key, parameters.number(key, value)));
        }
        return new Parameters(values);
    }

    private List<Variant> variants(Section vary) {
        var variants = new ArrayList<Variant>();
        for (var name : vary.members().keys()) {
            variants.add(new Variant(
                    name, vary.sections(name).stream().map(this::intervention).toList()));
        }
        if (variants.size() < 2) {
            throw vary.wrong("", "must have a baseline and at least one other variant");
        }
        return variants;
    }

    private Intervention intervention(Section section) {
        section.allow("set", "where", "to", "by");
        if (section.has("to") == section.has("by")) {
            throw section.wrong("set", "needs either 'to' or 'by'");
        }
        Change change = section.has("to") ? new Change.To(section.value("to")) : new Change.By(section.number("by"));
        return new Intervention(condition(section), path(section, "set"), change);
    }

    private List<Measure> measures(Section measure) {
        var measures = new ArrayList<Measure>();
        for (var name : measure.members().keys()) {
            var section = measure.section(name).allow("where", "path", "take", "over", "unit", "better");
            measures.add(new Measure(
                    name,
                    condition(section),
                    path(section, "path"),
                    take(section),
                    word(section, "over", Over.values(), Over.SUM),
                    section.text("unit", ""),
                    word(section, "better", Better.values(), Better.LOWER)));
        }
        if (measures.isEmpty()) {
            throw measure.wrong("", "must name at least one key figure");
        }
        return measures;
    }

    private static Take take(Section section) {
        if (section.has("take") && section.value("take") instanceof JsonObject object && object.size() == 1) {
            var limits = section.section("take");
            return switch (object.key(0)) {
                case "hoursAbove" -> new Take.HoursAbove(limits.number("hoursAbove"));
                case "hoursBelow" -> new Take.HoursBelow(limits.number("hoursBelow"));
                default -> throw limits.wrong(object.key(0), "is not known; known are hoursAbove, hoursBelow");
            };
        }
        return switch (section.text("take", "last")) {
            case "last" -> new Take.Last();
            case "change" -> new Take.Change();
            case "mean" -> new Take.Mean();
            case "min" -> new Take.Min();
            case "max" -> new Take.Max();
            default ->
                throw section.wrong("take", "must be last, change, mean, min, max, {hoursAbove: X} or {hoursBelow: X}");
        };
    }

    private static <E extends Enum<E>> E word(Section section, String key, E[] words, E fallback) {
        if (!section.has(key)) {
            return fallback;
        }
        var text = section.text(key).toUpperCase(Locale.ROOT);
        for (var word : words) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        throw section.wrong(key, "must be one of " + List.of(words).toString().toLowerCase(Locale.ROOT));
    }

    private static JsonPath path(Section section, String key) {
        var path = JsonPath.parse(section.text(key));
        if (path.depth() < 2) {
            throw section.wrong(key, "must lead into attributes or features, such as /features/x/properties/y");
        }
        return path;
    }

    private Rql condition(Section section) {
        if (!section.has("where") || section.value("where") == Json.NULL) {
            return Rql.TRUE;
        }
        try {
            return RqlParser.parse(section.text("where"), now);
        } catch (RqlInvalid e) {
            throw section.wrong("where", "is no RQL at character " + e.position() + ": " + e.getMessage());
        }
    }
}
