package dev.pollux.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonCodec;
import dev.pollux.model.json.JsonObject;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.Rql.Operator;
import dev.pollux.model.query.RqlEvaluator.Fields;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RqlTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.890Z");

    @Test
    void operatorsNestAndKeepTheirOrder() {
        // when
        var rql = RqlParser.parse("and(eq(attributes/a,1),not(or(exists(/features/t),lt(_revision,2.5))))", NOW);

        // then
        assertThat(rql)
                .isEqualTo(new Rql.And(List.of(
                        new Rql.Compare(Operator.EQ, JsonPath.of("attributes", "a"), Json.of(1)),
                        new Rql.Not(new Rql.Or(List.of(
                                new Rql.Exists(JsonPath.of("features", "t")),
                                new Rql.Compare(Operator.LT, JsonPath.of("_revision"), Json.of(2.5))))))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1              | 1
            -17            | -17
            +5             | 5
            0.25           | 0.25
            "a\\"b"        | "a\\"b"
            'it\\'s'       | "it's"
            "\\u00e9\\/"   | "é/"
            true           | true
            null           | null
            time:now                    | "2026-03-04T05:06:07.890Z"
            time:now-1h                 | "2026-03-04T04:06:07.890Z"
            time:now+30s[m]             | "2026-03-04T05:06:00Z"
            time:now[d]                 | "2026-03-04T00:00:00Z"
            time:now-1d[w]              | "2026-03-02T00:00:00Z"
            time:now_epoch_millis       | 1772600767890
            time:now_epoch_millis-1s[s] | 1772600766000
            """)
    void aValueIsReadAs(String text, String json) {
        // when
        var rql = (Rql.Compare) RqlParser.parse("eq(a," + text + ")", NOW);

        // then
        assertThat(rql.value()).isEqualTo(JsonCodec.DEFAULT.parse(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                  | 0  | expected one of
            eq                  | 2  | expected '('
            eq(                 | 3  | expected a property
            eq(a                | 4  | expected ','
            eq(a,               | 5  | expected a value
            eq(a,1              | 6  | expected ')'
            eq(a,1))            | 7  | expected the end
            eq(a,01)            | 5  | leading zeros
            eq(a,12345678901234567890) | 5 | 64 bits
            eq(a,1e999)         | 5  | too large
            eq(a,"x)            | 5  | no closing quote
            eq(a,"\\x")         | 6  | expected one of
            eq(a,yes)           | 5  | expected a value
            eq(a,time:now+999999999y) | 5 | too far away
            eq(a,time:then)     | 5  | expected a value
            eq(a//b,1)          | 3  | no empty step
            like(a,5)           | 7  | a pattern in quotes
            and()               | 4  | expected one of
            xor(eq(a,1))        | 0  | expected one of
            """)
    void aBrokenTextIsRefusedWhereItBreaks(String text, int position, String expected) {
        assertThatThrownBy(() -> RqlParser.parse(text, NOW))
                .isInstanceOfSatisfying(
                        RqlInvalid.class,
                        invalid -> assertThat(invalid.position()).isEqualTo(position))
                .hasMessageContaining(expected);
    }

    @Test
    void anExpressionIsPrintedAsItIsRead() {
        // given
        var random = new RandomRql(new SplittableRandom(8731));

        // then
        for (int i = 0; i < 20_000; i++) {
            var rql = RqlParser.parse(random.expression(3), NOW);
            assertThat(RqlParser.parse(rql.text(), NOW)).as(rql.text()).isEqualTo(rql);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            and(eq(/attributes/a,1), ne(b,-2.50))     | and(eq(attributes/a,1),ne(b,-2.5))
            in(a,"q\\"\\\\",'it')                     | in(a,"q\\"\\\\","it")
            like(attributes/x\\u002cy\\u0029,'*')     | like(attributes/x\\u002cy\\u0029,"*")
            eq(a,1e20)                                | eq(a,100000000000000000000.0)
            gt(_modified,time:now[d])                 | gt(_modified,"2026-03-04T00:00:00Z")
            """)
    void printingKeepsToDittosGrammar(String text, String printed) {
        assertThat(RqlParser.parse(text, NOW).text()).isEqualTo(printed);
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThatThrownBy(() -> RqlParser.parse("not(".repeat(5_000), NOW))
                .isInstanceOf(RqlInvalid.class)
                .hasMessageContaining("100 levels");
        assertThatThrownBy(() -> RqlParser.parse(" ".repeat(200_000), NOW)).isInstanceOf(RqlInvalid.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            eq(a,1)                   | true
            eq(a,1.0)                 | true
            eq(a,"1")                 | false
            ne(a,"1")                 | true
            ne(a,1)                   | false
            ne(missing,1)             | false
            gt(t,"abb")               | true
            gt(t,1)                   | false
            lt(f,true)                | true
            eq(n,null)                | true
            ge(n,null)                | false
            ne(n,null)                | false
            exists(n)                 | true
            exists(missing)           | false
            empty(missing)            | true
            empty(n)                  | true
            empty(e)                  | true
            empty(l)                  | false
            eq(l,2)                   | true
            ne(l,2)                   | false
            ne(l,9)                   | true
            gt(l,2)                   | true
            eq(o/k,"x")               | true
            eq(o/k/z,"x")             | false
            in(a,"z",1)               | true
            in(a,2,3)                 | false
            like(t,"a*c")             | true
            like(t,"a?c")             | true
            like(t,"A*")              | false
            ilike(t,"A*")             | true
            like(a,"*")               | false
            eq(things/name,"two")     | true
            not(eq(missing,1))        | true
            """)
    void anExpressionHoldsOrNot(String text, boolean holds) {
        // given
        var document = (JsonObject) JsonCodec.DEFAULT.parse("""
                {"a":1,"t":"abc","f":false,"n":null,"e":{},"l":[1,[2,3]],"o":{"k":"x"},
                 "things":[{"name":"one"},{"name":"two"},7]}""");

        // then
        assertThat(RqlEvaluator.holds(RqlParser.parse(text, NOW), Fields.of(document)))
                .isEqualTo(holds);
    }
}
