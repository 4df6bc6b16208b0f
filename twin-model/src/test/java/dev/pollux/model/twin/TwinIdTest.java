package dev.pollux.model.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.testing.Seeds;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.ditto.things.model.ThingId;
import org.eclipse.ditto.things.model.ThingIdInvalidException;
import org.junit.jupiter.api.Test;

class TwinIdTest {

    private static final List<String> PIECES =
            List.of("a", "Z9", "_", ".", "-", ":", "/", "org.acme", "pump-1", "1", "ü", " ", "\u0001", "€", "%", "+");
    private static final Pattern NAMESPACE = Pattern.compile("(?:[a-zA-Z]\\w*+(?:[.-][a-zA-Z]\\w*+)*+)?");

    @Test
    void eclipseDittoAcceptsTheSameIds() {
        Seeds.each(100_000, gen -> {
            // given
            var text = new StringBuilder();
            for (int i = gen.below(6); i >= 0; i--) {
                text.append(gen.chance(20) ? ":" : gen.one(PIECES));
            }

            // when
            var ours = TwinId.thing(text.toString());

            // then
            assertThat(ours.isPresent()).as("%s", text).isEqualTo(dittoAccepts(text.toString()));
        });
    }

    @Test
    void theNamespaceIsWhatThePatternSays() {
        Seeds.each(20_000, gen -> {
            var text = new StringBuilder();
            for (int i = gen.below(5); i > 0; i--) {
                text.append(gen.one(PIECES));
            }
            if (text.indexOf(":") < 0) {
                assertThat(TwinId.thing(text + ":x").isPresent())
                        .as("%s", text)
                        .isEqualTo(NAMESPACE.matcher(text).matches());
            }
        });
    }

    @Test
    void anIdHasAtMost256Characters() {
        assertThat(TwinId.thing("a:" + "x".repeat(254))).isPresent();
        assertThat(TwinId.thing("a:" + "x".repeat(255))).isEmpty();
    }

    private static boolean dittoAccepts(String text) {
        try {
            return !ThingId.of(text).toString().isEmpty();
        } catch (ThingIdInvalidException _) {
            return false;
        }
    }
}
