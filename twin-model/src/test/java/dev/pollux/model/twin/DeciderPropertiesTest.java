package dev.pollux.model.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.testing.Gen;
import dev.pollux.model.testing.Seeds;
import dev.pollux.model.testing.TwinFixture;
import dev.pollux.model.testing.TwinGen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds for every sequence of commands.
class DeciderPropertiesTest {

    private static final int LIVES = 4_000;
    private static final int COMMANDS = 25;

    /// A twin, all that happened to it, and every state on the way.
    private record Life(List<TwinEvent> events, List<Twin> states, List<Step> steps) {
        Twin last() {
            return states.getLast();
        }
    }

    private record Step(Twin before, TwinCommand command, Context context, Decision decision, Twin after) {}

    @Test
    void everyChangeRaisesTheRevisionByOneAndNothingElseDoes() {
        Seeds.each(LIVES, gen -> {
            for (var step : live(gen).steps()) {
                assertThat(step.after().revision()).isEqualTo(step.before().revision() + changes(step.decision()));
            }
        });
    }

    private static long changes(Decision decision) {
        return decision instanceof Decision.Accepted(var events, var _)
                ? events.stream().filter(TwinEvent.Changed.class::isInstance).count()
                : 0;
    }

    @Test
    void replayOfAPrefixAndTheRestIsReplayOfAll() {
        Seeds.each(LIVES, gen -> {
            // given
            var life = live(gen);
            int cut = gen.below(life.events().size() + 1);

            // when
            var prefix = replay(Twin.absent(TwinFixture.PUMP), life.events().subList(0, cut));
            var all = replay(prefix, life.events().subList(cut, life.events().size()));

            // then
            assertThat(prefix).isEqualTo(life.states().get(cut));
            assertThat(all).isEqualTo(life.last());
        });
    }

    @Test
    void aDecisionDependsOnNothingButItsArguments() {
        Seeds.each(LIVES, gen -> {
            for (var step : live(gen).steps()) {
                assertThat(Decider.decide(step.before(), step.command(), step.context()))
                        .isEqualTo(step.decision());
            }
        });
    }

    @Test
    void everyDocumentStaysValidAndWithinItsBounds() {
        Seeds.each(LIVES, gen -> {
            for (var step : live(gen).steps()) {
                valid(step);
            }
        });
    }

    private static void valid(Step step) {
        var twin = step.after();
        if (!twin.exists()) {
            assertThat(twin.document().isEmpty()).isTrue();
            return;
        }
        var document = twin.document();
        assertThat(Shape.broken(twin.id(), JsonPath.ROOT, document))
                .as("%s", step)
                .isEmpty();
        assertThat(Keys.broken(twin.id(), JsonPath.ROOT, document))
                .as("%s", step)
                .isEmpty();
        within(twin.metadata(), document);
        assertThat(document.nesting()).isLessThanOrEqualTo(Bounds.DEPTH);
        if (changes(step.decision()) > 0 && !(step.command() instanceof TwinCommand.Delete)) {
            assertThat(JsonCodec.DEFAULT.bytes(document).length)
                    .isLessThanOrEqualTo(step.context().limits().documentBytes());
        }
    }

    /// Remembered times have no branch that the document lacks.
    private static void within(JsonObject times, Json value) {
        times.forEach((key, below) -> {
            if (below instanceof JsonObject deeper) {
                assertThat(value).isInstanceOf(JsonObject.class);
                assertThat(((JsonObject) value).has(key)).isTrue();
                within(deeper, ((JsonObject) value).or(key, Json.NULL));
            }
        });
    }

    @Test
    void neverMoreCommandsAreOpenThanAllowedAndFewEndedOnesStay() {
        Seeds.each(LIVES, gen -> {
            for (var step : live(gen).steps()) {
                var commands = step.after().commands().values();
                long open = commands.stream()
                        .filter(each -> !each.state().isTerminal())
                        .count();
                assertThat(open).isLessThanOrEqualTo(3);
                assertThat(commands.size() - open).isLessThanOrEqualTo(Evolution.ENDED_KEPT);
            }
        });
    }

    @Test
    void aResendIsSettledWithTheSameRevisionAndEffect() {
        Seeds.each(LIVES, gen -> {
            for (var step : live(gen).steps()) {
                if (!step.context().requestKey().isEmpty()
                        && changes(step.decision()) > 0
                        && step.decision() instanceof Decision.Accepted(var _, var effect)) {
                    assertThat(Decider.decide(step.after(), step.command(), step.context()))
                            .isEqualTo(new Decision.Settled(step.after().revision(), effect));
                }
            }
        });
    }

    private static Life live(Gen gen) {
        var commands = new TwinGen(gen);
        var life = new Life(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var twin = Twin.absent(TwinFixture.PUMP);
        life.states().add(twin);
        Instant now = TwinFixture.START;
        for (int i = 0; i < COMMANDS; i++) {
            var context = commands.context(twin, now);
            var command = commands.command(twin, context.now());
            var decision = Decider.decide(twin, command, context);
            var before = twin;
            for (var event : decision instanceof Decision.Accepted(var events, var _) ? events : List.<TwinEvent>of()) {
                twin = Decider.evolve(twin, event);
                life.events().add(event);
                life.states().add(twin);
            }
            life.steps().add(new Step(before, command, context, decision, twin));
            now = context.now();
        }
        return life;
    }

    private static Twin replay(Twin from, List<TwinEvent> events) {
        var twin = from;
        for (var event : events) {
            twin = Decider.evolve(twin, event);
        }
        return twin;
    }
}
