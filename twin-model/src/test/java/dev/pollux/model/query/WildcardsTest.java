package dev.pollux.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WildcardsTest {

    @Test
    void itMatchesWhatTheSameRegularExpressionMatches() {
        // given
        var random = new SplittableRandom(8731);
        int matched = 0;

        // then
        for (int i = 0; i < 100_000; i++) {
            var pattern = word(random, "ab*?\ud83d\ude00");
            var text = word(random, "abB\n\ud83d\ude00");
            boolean ignoreCase = random.nextBoolean();
            boolean expected = regex(pattern, ignoreCase).matcher(text).matches();
            assertThat(Wildcards.match(pattern, text, ignoreCase))
                    .as("%s on %s", pattern, text)
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isGreaterThan(10_000);
    }

    @Test
    void thePatternsThatExplodeElsewhereAreHarmless() {
        // given
        var text = "a".repeat(100_000);
        var pattern = "*" + "a".repeat(Wildcards.MAX_LENGTH - 2) + "b";

        // then
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(Wildcards.match(pattern, text, true)).isFalse());
    }

    @Test
    void aPatternHasABound() {
        // given
        var text = "like(a,\"" + "*".repeat(Wildcards.MAX_LENGTH + 1) + "\")";

        // then
        assertThatThrownBy(() -> RqlParser.parse(text, Instant.EPOCH)).isInstanceOf(RqlInvalid.class);
    }

    private static Pattern regex(String pattern, boolean ignoreCase) {
        var regex = pattern.codePoints()
                .mapToObj(code -> switch (code) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(code));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE : 0));
    }

    private static String word(SplittableRandom random, String alphabet) {
        var codes = alphabet.codePoints().toArray();
        return random.ints(random.nextInt(7), 0, codes.length)
                .mapToObj(i -> Character.toString(codes[i]))
                .collect(Collectors.joining());
    }
}
