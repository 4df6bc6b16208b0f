package dev.pollux.simulation.report;

import dev.pollux.simulation.experiment.Comparison;
import dev.pollux.simulation.experiment.Outcome;
import dev.pollux.simulation.scenario.Scenario;
import dev.pollux.simulation.scenario.Scenario.Better;
import dev.pollux.simulation.scenario.Scenario.Measure;
import java.util.Locale;
import java.util.stream.Collectors;

/// An outcome as one page that needs nothing else: no script, no outside file, readable in light and dark.
public final class HtmlReport {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%1$s</title>
            <style>
            :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
            body{max-width:60rem;margin:2rem auto;padding:0 1rem}
            table{border-collapse:collapse;width:100%%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #8886}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
            .better{color:#0a7d33}.worse{color:#c4320a}.unclear{opacity:.7}
            @media(prefers-color-scheme:dark){.better{color:#4ade80}.worse{color:#fb923c}}
            svg{display:block;width:100%%;height:1.4rem}dt{font-weight:600}dd{margin:0 0 .4rem 0}
            </style></head><body>
            <h1>%1$s</h1><p>%2$s</p>
            <h2>What changes</h2>%3$s
            <h2>Where it comes from</h2>%4$s
            <h2>What is assumed</h2><ul>%5$s</ul>
            </body></html>
            """;

    private HtmlReport() {}

    public static String of(String identity, Outcome outcome) {
        var scenario = outcome.scenario();
        var assumptions = Assumptions.of(outcome).stream()
                .map(sentence -> "<li>" + escape(sentence) + "</li>")
                .collect(Collectors.joining());
        return PAGE.formatted(
                escape(scenario.name()),
                escape(scenario.description()),
                comparisons(outcome),
                inputs(identity, outcome),
                assumptions);
    }

    private static String comparisons(Outcome outcome) {
        var page = new StringBuilder();
        var scenario = outcome.scenario();
        for (int v = 1; v < scenario.variants().size(); v++) {
            page.append("<h3>%s against %s</h3><table><tr><th>key figure</th><th class=n>%s</th><th class=n>%s</th>"
                    .formatted(name(scenario, v), name(scenario, 0), name(scenario, 0), name(scenario, v)));
            page.append("<th class=n>difference</th><th class=n>interval</th><th>verdict</th></tr>");
            for (int m = 0; m < scenario.measures().size(); m++) {
                page.append(row(outcome, v, m));
            }
            page.append("</table>");
        }
        return page.toString();
    }

    private static String row(Outcome outcome, int variant, int index) {
        var measure = outcome.scenario().measures().get(index);
        var difference = outcome.difference(variant, index);
        var unit = measure.unit().isEmpty() ? "" : " <small>" + escape(measure.unit()) + "</small>";
        return """
                <tr><td>%s%s</td><td class=n>%s</td><td class=n>%s</td><td class=n>%s</td>\
                <td class=n>%s … %s</td><td class=%s>%s</td></tr>""".formatted(
                        escape(measure.name()),
                        unit,
                        number(outcome.level(0, index).mean()),
                        number(outcome.level(variant, index).mean()),
                        number(difference.mean()),
                        number(difference.low()),
                        number(difference.high()),
                        verdict(measure, difference),
                        verdict(measure, difference));
    }

    private static String verdict(Measure measure, Comparison difference) {
        if (!difference.isClear()) {
            return "unclear";
        }
        return difference.mean() < 0 == (measure.better() == Better.LOWER) ? "better" : "worse";
    }

    private static String inputs(String identity, Outcome outcome) {
        var scenario = outcome.scenario();
        var page = new StringBuilder("<dl>");
        fact(page, "Run", identity + ", engine " + RunIdentity.ENGINE_VERSION);
        fact(page, "Seed", Long.toString(scenario.seed()));
        fact(
                page,
                "Fork",
                outcome.fork().twins().size() + " twins below " + scenario.below() + " at position "
                        + outcome.fork().position().text());
        fact(page, "Fork fingerprint", outcome.fork().fingerprint());
        fact(page, "Virtual time", scenario.horizon() + " from " + scenario.start());
        fact(page, "Replications", Integer.toString(scenario.replications()));
        for (var casting : scenario.behaviours()) {
            fact(
                    page,
                    "Behaviour",
                    casting.behaviour() + " " + casting.parameters().values());
        }
        for (var variant : scenario.variants()) {
            fact(page, "Variant " + variant.name(), interventions(variant));
        }
        return page.append("</dl>").toString();
    }

    private static String interventions(Scenario.Variant variant) {
        if (variant.interventions().isEmpty()) {
            return "as it is";
        }
        return variant.interventions().stream()
                .map(intervention -> switch (intervention.change()) {
                    case Scenario.Change.To(var value) -> intervention.path() + " to " + value.text();
                    case Scenario.Change.By(var amount) -> intervention.path() + " by " + number(amount);
                })
                .collect(Collectors.joining("; "));
    }

    private static void fact(StringBuilder page, String term, String text) {
        page.append("<dt>")
                .append(escape(term))
                .append("</dt><dd>")
                .append(escape(text))
                .append("</dd>");
    }

    private static String name(Scenario scenario, int variant) {
        return escape(scenario.variants().get(variant).name());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
