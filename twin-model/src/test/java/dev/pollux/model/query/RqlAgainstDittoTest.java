package dev.pollux.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonArray;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.query.Rql.Operator;
import dev.pollux.model.query.RqlEvaluator.Fields;
import dev.pollux.model.twin.Twin;
import dev.pollux.model.twin.TwinFields;
import dev.pollux.model.twin.TwinId;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.ditto.base.model.exceptions.DittoRuntimeException;
import org.eclipse.ditto.base.model.headers.DittoHeaders;
import org.eclipse.ditto.json.JsonRuntimeException;
import org.eclipse.ditto.rql.parser.RqlPredicateParser;
import org.eclipse.ditto.rql.query.filter.QueryFilterCriteriaFactory;
import org.eclipse.ditto.rql.query.things.ThingPredicateVisitor;
import org.eclipse.ditto.things.model.Thing;
import org.eclipse.ditto.things.model.ThingsModelFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Eclipse Ditto's own parser and predicates are the judge, wherever its search and its conditions agree.
class RqlAgainstDittoTest {

    private static final int EXPRESSIONS = 30_000;
    private static final int THINGS_EACH = 8;
    private static final int MUTATIONS = 100_000;
    private static final String MARKS = "(),\"'\\\\/ +-.019eqnltaz:[]~%{}\n\u0000\u00e9";

    /// An empty step in a path: Ditto's parser lets it pass and its evaluation fails.
    private static final String REFUSED_LATER_BY_DITTO = "//";

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final QueryFilterCriteriaFactory DITTO =
            QueryFilterCriteriaFactory.modelBased(RqlPredicateParser.getInstance());

    /// One thing, as Ditto and as Pollux hold it.
    private record Sample(String json, Thing ditto, Fields pollux) {
        static Sample of(String json) {
            return new Sample(json, ThingsModelFactory.newThing(json), new TwinFields(twin(json)));
        }
    }

    @Test
    void expressionsHoldWhereTheyHoldInDitto() {
        // given
        var random = new RandomRql(new SplittableRandom(8731));
        var things = Stream.generate(random::thing).limit(400).map(Sample::of).toList();
        int compared = 0;
        int held = 0;

        // when
        for (int i = 0; i < EXPRESSIONS; i++) {
            var text = random.expression(2);
            var ours = RqlParser.parse(text, NOW);
            var theirs = ditto(text);
            for (int k = 0; k < THINGS_EACH; k++) {
                var thing = things.get((i * THINGS_EACH + k) % things.size());
                if (isCommonGround(ours, thing.pollux())) {
                    boolean holds = RqlEvaluator.holds(ours, thing.pollux());
                    assertThat(holds).as("%s on %s", text, thing.json()).isEqualTo(theirs.test(thing.ditto()));
                    compared++;
                    held += holds ? 1 : 0;
                }
            }
        }

        // then
        assertThat(compared).isGreaterThan(100_000);
        assertThat(held).isBetween(compared / 5, compared * 4 / 5);
    }

    /// Where Ditto's conditions differ from what Ditto documents for its search, Pollux follows the search.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a missing field is not unequal                | ne(attributes/missing,1)   | true  | false
            a text is no number                           | eq(attributes/one,1)       | true  | false
            a number is no text                           | gt(attributes/n,"0")       | true  | false
            only texts are like a pattern                 | like(attributes/n,"5")     | true  | false
            a star stands for line ends too               | like(attributes/lines,"a*")| false | true
            case is ignored beyond ASCII                  | ilike(attributes/u,"\u00dc*") | false | true
            """)
    void deliberateDifferencesAreTheseAlone(String fact, String expression, boolean ditto, boolean pollux) {
        // given
        var thing = Sample.of("""
                {"thingId":"a:b","attributes":{"one":"1","n":5,"lines":"a\\nb","u":"\u00fcber"}}""");

        // then
        assertThat(ditto(expression).test(thing.ditto())).as(fact).isEqualTo(ditto);
        assertThat(RqlEvaluator.holds(RqlParser.parse(expression, NOW), thing.pollux()))
                .as(fact)
                .isEqualTo(pollux);
    }

    @Test
    void brokenTextsAreRefusedAndNothingElseHappens() {
        // given
        var random = new SplittableRandom(42);
        var expressions = new RandomRql(random);
        int refused = 0;

        // when
        for (int i = 0; i < MUTATIONS; i++) {
            var text = mutated(expressions.expression(2), random);
            try {
                RqlParser.parse(text, NOW);
            } catch (RqlInvalid e) {
                assertThat(e.position()).as(text).isBetween(0, text.length());
                refused++;
            }
        }

        // then
        assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    @Test
    void whatDittoReadsIsReadHereToo() {
        // given
        var random = new SplittableRandom(43);
        var expressions = new RandomRql(random);

        // then
        for (int i = 0; i < MUTATIONS / 10; i++) {
            var text = mutated(expressions.expression(1), random);
            if (!text.contains(REFUSED_LATER_BY_DITTO) && dittoReads(text)) {
                assertThatCode(() -> RqlParser.parse(text, NOW)).as(text).doesNotThrowAnyException();
            }
        }
    }

    private static boolean dittoReads(String text) {
        try {
            ditto(text).test(ThingsModelFactory.newThing("{\"thingId\":\"a:b\"}"));
            return true;
        } catch (DittoRuntimeException | JsonRuntimeException _) {
            return false;
        }
    }

    private static String mutated(String text, SplittableRandom random) {
        var mutated = new StringBuilder(text);
        for (int i = random.nextInt(1, 4); i > 0 && !mutated.isEmpty(); i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
                case 2 -> mutated.setCharAt(at, MARKS.charAt(random.nextInt(MARKS.length())));
                default -> mutated.setLength(at);
            }
        }
        return mutated.toString();
    }

    private static Predicate<Thing> ditto(String text) {
        return ThingPredicateVisitor.apply(DITTO.filterCriteria(text, DittoHeaders.empty()));
    }

    private static Twin twin(String json) {
        var document = (JsonObject) JsonCodec.DEFAULT.parse(json);
        var absent = Twin.absent(TwinId.thing(document.text("thingId", "")).orElseThrow());
        var modified = Instant.parse(document.text("_modified", NOW.toString()));
        long revision = document.get("_revision") instanceof Json.Int(var number) ? number : 0;
        return new Twin(
                absent.id(),
                Twin.Stage.PRESENT,
                revision,
                modified,
                modified,
                document.without("_modified").without("_revision"),
                JsonObject.EMPTY,
                absent.presence(),
                absent.commands(),
                absent.recent());
    }

    /// Where values of one type meet and no missing field is asked to differ, search and conditions agree in Ditto.
    private static boolean isCommonGround(Rql rql, Fields fields) {
        return switch (rql) {
            case Rql.And(var parts) -> parts.stream().allMatch(part -> isCommonGround(part, fields));
            case Rql.Or(var parts) -> parts.stream().allMatch(part -> isCommonGround(part, fields));
            case Rql.Not(var part) -> isCommonGround(part, fields);
            case Rql.Exists _, Rql.Empty _ -> true;
            case Rql.Compare(var operator, var path, var value) ->
                fields.at(path).map(have -> sameType(have, value)).orElse(operator != Operator.NE);
            case Rql.In(var path, var values) ->
                fields.at(path).stream().allMatch(have -> values.stream().allMatch(want -> sameType(have, want)));
            case Rql.Like(var path, var _, var _) ->
                fields.at(path).stream().allMatch(have -> have != Json.NULL && sameType(have, Json.of("")));
        };
    }

    private static boolean sameType(Json have, Json want) {
        return switch (have) {
            case JsonArray array -> array.values().stream().allMatch(element -> sameType(element, want));
            case JsonObject _ -> true;
            case Json.Null _ -> !(want instanceof Json.Text(var text) && text.isEmpty());
            case Json.Text _ -> want instanceof Json.Text || want == Json.NULL;
            case Json.Bool _ -> want instanceof Json.Bool || want == Json.NULL;
            case Json.Int _, Json.Dec _ -> want instanceof Json.Int || want instanceof Json.Dec || want == Json.NULL;
        };
    }
}
