package dev.pollux.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pollux.model.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.ditto.placeholders.TimePlaceholder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ditto's placeholder reads the clock itself, so both are asked at nearly the same time.
class TimeWordAgainstDittoTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now",
                "now-1h",
                "now+90m",
                "now-5",
                "now-250ms",
                "now-2d",
                "now-3w",
                "now-2mo",
                "now-1y",
                "now-1d[d]",
                "now-1d[w]",
                "now-1d[mo]",
                "now-1d[y]",
                "now+1h[h]",
                "now[d]",
                "now[mo]"
            })
    void movedAndCutTimesAreDittos(String name) {
        // when
        var theirs = TimePlaceholder.getInstance().resolveValues("", name);
        var ours = (Json.Text) TimeWord.value("time:" + name, Instant.now(), 0);

        // then
        assertThat(theirs).hasSize(1);
        assertThat(Instant.parse(ours.value()))
                .isCloseTo(Instant.parse(theirs.getFirst()), within(10, ChronoUnit.SECONDS));
    }
}
