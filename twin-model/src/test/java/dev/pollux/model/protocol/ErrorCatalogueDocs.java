package dev.pollux.model.protocol;

import dev.pollux.model.json.JsonObject;
import dev.pollux.model.protocol.ErrorCatalogue.DittoError;
import dev.pollux.model.twin.Rejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the reference page of all errors from the catalogue itself.
final class ErrorCatalogueDocs {

    private static final String INTRO = """
            # Errors

            Every refusal is one of the cases below. HTTP answers with an RFC 9457 problem (`application/problem+json`),
            and with Eclipse Ditto's error form where a Ditto client asks; messages of the Ditto Protocol carry the
            latter on the twin's `errors` topic. In both forms the status and the code are stable; the sentences are
            not. A place that you may not read answers like one that does not exist.

            Problem:

            ```json
            %s
            ```

            Ditto's form:

            ```json
            %s
            ```

            This page is written by the tests from the catalogue (`ErrorCatalogue`); do not edit it.
            """;

    private ErrorCatalogueDocs() {}

    static String page() {
        var sample = RejectionSamples.all().getFirst();
        var page = new StringBuilder(INTRO.formatted(
                broken(ErrorCatalogue.problem(sample, "c-42")),
                broken(ErrorCatalogue.of(sample).json())));
        for (var name : names()) {
            section(page, name);
        }
        return page.toString();
    }

    private static List<String> names() {
        return RejectionSamples.all().stream()
                .map(ErrorCatalogue::name)
                .distinct()
                .toList();
    }

    private static void section(StringBuilder page, String name) {
        var errors = RejectionSamples.all().stream()
                .filter(rejection -> ErrorCatalogue.name(rejection).equals(name))
                .map(ErrorCatalogue::of)
                .toList();
        page.append("\n## ").append(name).append("\n\n");
        page.append("Type `urn:pollux:error:").append(name).append("`.\n\n");
        page.append("| Status | Codes | For example | What to do |\n|---|---|---|---|\n");
        errors.stream()
                .collect(Collectors.groupingBy(
                        error -> error.status() + error.description(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> row(page, alike));
    }

    /// One row for all codes that ask for the same.
    private static void row(StringBuilder page, List<DittoError> alike) {
        var first = alike.getFirst();
        var codes =
                alike.stream().map(error -> "`" + error.code() + "`").distinct().collect(Collectors.joining("<br>"));
        page.append("| %d | %s | %s | %s |\n"
                .formatted(first.status(), codes, cell(first.message()), cell(first.description())));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String broken(JsonObject json) {
        return json.text().replace(",\"", ",\n \"");
    }

    /// What the page says stands for every case there is.
    static List<Class<?>> casesWithoutSample() {
        var sampled = RejectionSamples.all().stream().map(Object::getClass).toList();
        return List.of(Rejection.class.getPermittedSubclasses()).stream()
                .<Class<?>>map(type -> type)
                .filter(type -> !sampled.contains(type))
                .toList();
    }
}
