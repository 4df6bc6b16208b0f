package dev.pollux.model.query;

import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Random things and random expressions over them, small enough to meet often. The same seed gives the same ones.
final class RandomRql {

    private static final List<String> PATHS = List.of(
            "attributes/n",
            "/attributes/t",
            "attributes/b",
            "attributes/l",
            "attributes/o/k",
            "attributes/o/l",
            "attributes/objects/k",
            "attributes/objects",
            "attributes/missing",
            "attributes/nothing",
            "attributes/a~0b",
            "attributes/mixed",
            "features/f/properties/v",
            "/features/f/properties/deep/k",
            "features/f/desiredProperties/v",
            "features/g/properties/v",
            "thingId",
            "policyId",
            "definition",
            "_revision",
            "_modified");
    private static final List<String> EXISTING = List.of(
            "attributes/n",
            "attributes/o",
            "attributes/o/k",
            "attributes/missing/k",
            "attributes/nothing",
            "features/f",
            "/features/g",
            "features/f/properties",
            "features/g/desiredProperties",
            "features/f/definition",
            "features/f/properties/deep/k",
            "features/f/desiredProperties/v",
            "policyId",
            "thingId");
    private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b", "ba", "A", "x:y", "1", "true", "a*c");
    private static final List<String> PATTERNS =
            List.of("", "*", "a*", "*b", "a?", "?", "*b*", "a*c", "**", "?*?", "x:*", "a.c", "[ab]", "A*", "*\\*");

    private final RandomGenerator random;

    RandomRql(RandomGenerator random) {
        this.random = random;
    }

    String thing() {
        return """
                {"thingId":"org.acme:%s","policyId":"org.acme:p","definition":"acme:pump:%d",
                 "_revision":%d,"_modified":"2026-0%d-01T00:00:00Z",
                 "attributes":{%s "t":%s,"b":%b,"l":[%s],"o":{"k":%s,"l":[[%s],%s]},"nothing":null,"a~b":%s,
                   "objects":[{"k":%s},{"k":[%s]},{"z":1},3],"mixed":[%s]},
                 "features":{"f":{"properties":{"v":%s,"deep":{"k":%s}} %s},"g":%s}}""".formatted(
                        pick(List.of("a", "ab", "b")),
                        random.nextInt(3),
                        random.nextInt(4),
                        1 + random.nextInt(3),
                        random.nextBoolean() ? "\"n\":" + number() + "," : "",
                        text(),
                        random.nextBoolean(),
                        list(this::number),
                        scalar(),
                        number(),
                        number(),
                        text(),
                        text(),
                        list(this::text),
                        list(this::scalar),
                        number(),
                        text(),
                        random.nextBoolean() ? ",\"desiredProperties\":{\"v\":" + number() + "}" : "",
                        random.nextBoolean() ? "{\"properties\":{\"v\":" + scalar() + "}}" : "null");
    }

    String expression(int depth) {
        int kind = depth <= 0 ? 6 + random.nextInt(10) : random.nextInt(16);
        return switch (kind) {
            case 0, 1 -> "and(" + several(depth) + ")";
            case 2, 3 -> "or(" + several(depth) + ")";
            case 4, 5 -> "not(" + expression(depth - 1) + ")";
            case 6 -> "exists(" + pick(EXISTING) + ")";
            case 7 -> "in(" + pick(PATHS) + "," + values() + ")";
            case 8 -> "like(" + pick(PATHS) + ",\"" + pick(PATTERNS).replace("\\", "\\\\") + "\")";
            case 9 -> "ilike(" + pick(PATHS) + ",'" + pick(PATTERNS).replace("\\", "\\\\") + "')";
            default -> pick(List.of("eq", "ne", "gt", "ge", "lt", "le")) + "(" + pick(PATHS) + "," + scalar() + ")";
        };
    }

    private String several(int depth) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> expression(depth - 1))
                .collect(Collectors.joining(random.nextBoolean() ? "," : ", "));
    }

    private String values() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(_ -> random.nextBoolean() ? number() : text())
                .collect(Collectors.joining(","));
    }

    private String list(Supplier<String> element) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> element.get())
                .collect(Collectors.joining(","));
    }

    private String scalar() {
        return switch (random.nextInt(8)) {
            case 0 -> "null";
            case 1 -> String.valueOf(random.nextBoolean());
            case 2, 3, 4 -> text();
            default -> number();
        };
    }

    private String number() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(-3, 4) + ".0";
            case 1 -> random.nextInt(-3, 4) + ".5";
            case 2 -> pick(List.of("9007199254740993", "9007199254740992.0", "2147483648", "0.1", "-0.0"));
            default -> String.valueOf(random.nextInt(-3, 4));
        };
    }

    private String text() {
        return "\"" + pick(TEXTS) + "\"";
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
