package dev.pollux.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pollux.model.json.JsonPath;
import dev.pollux.model.query.SearchOptions.Order;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchOptionsTest {

    @Test
    void allOptionsAreRead() {
        // when
        var options = SearchOptions.parse("sort(-attributes/a,+thingId),size(50),cursor(Ab_9-=)");

        // then
        assertThat(options)
                .isEqualTo(new SearchOptions(
                        List.of(
                                new Order(JsonPath.of("attributes", "a"), false),
                                new Order(JsonPath.of("thingId"), true)),
                        50,
                        0,
                        "Ab_9-="));
    }

    @Test
    void noOptionsAreTheDefault() {
        assertThat(SearchOptions.parse("")).isEqualTo(SearchOptions.DEFAULT);
    }

    @Test
    void theDeprecatedLimitGivesOffsetAndSize() {
        assertThat(SearchOptions.parse("limit(10,5)")).isEqualTo(new SearchOptions(List.of(), 5, 10, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size(0)",
                "size(201)",
                "size(99999999999999999999)",
                "size()",
                "sort()",
                "sort(+)",
                "cursor(a",
                "limit(1)",
                "limit(5,5),cursor(a)",
                "top(5)",
                "size(5),",
                "size(5)x"
            })
    void aBrokenOptionIsRefused(String text) {
        assertThatThrownBy(() -> SearchOptions.parse(text)).isInstanceOf(RqlInvalid.class);
    }
}
