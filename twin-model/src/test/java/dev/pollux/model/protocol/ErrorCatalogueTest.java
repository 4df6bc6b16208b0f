package dev.pollux.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pollux.model.json.Json;
import dev.pollux.model.json.JsonPath;
import dev.pollux.model.testing.Golden;
import dev.pollux.model.twin.Access.Permission;
import dev.pollux.model.twin.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCatalogueTest {

    @Test
    void everyCaseOfRejectionHasAnEntryInTheReference() {
        assertThat(ErrorCatalogueDocs.casesWithoutSample()).isEmpty();
        Golden.check("docs/reference/errors.md", ErrorCatalogueDocs.page());
    }

    @ParameterizedTest
    @CsvSource({
        "/,                                   things:thing",
        "/attributes,                         things:attributes",
        "/attributes/a/b,                     things:attribute",
        "/policyId,                           things:policyId",
        "/definition,                         things:definition",
        "/features,                           things:features",
        "/features/f,                         things:feature",
        "/features/f/definition,              things:feature.definition",
        "/features/f/properties,              things:feature.properties",
        "/features/f/properties/a,            things:feature.property",
        "/features/f/desiredProperties,       things:feature.desiredProperties",
        "/features/f/desiredProperties/a/b,   things:feature.desiredProperty",
        "/nowhere,                            things:thing"
    })
    void codesAreChosenByThePlace(String path, String stem) {
        // given
        var place = JsonPath.parse(path);

        // then
        assertThat(ErrorCatalogue.of(new Rejection.NotFound(RejectionSamples.THING, place))
                        .code())
                .isEqualTo(stem + ".notfound");
        assertThat(ErrorCatalogue.of(new Rejection.NotAllowed(RejectionSamples.THING, place, Permission.WRITE))
                        .code())
                .isEqualTo(stem + ".notmodifiable");
    }

    @Test
    void aProblemHasTheMembersOfRfc9457() {
        // when
        var problem = ErrorCatalogue.problem(new Rejection.Conflict(RejectionSamples.THING), "c-1");

        // then
        assertThat(problem.keys())
                .containsExactly("type", "title", "status", "detail", "code", "hint", "correlationId");
        assertThat(problem.get("type")).isEqualTo(Json.of("urn:pollux:error:conflict"));
        assertThat(problem.get("status")).isEqualTo(Json.of(409));
    }

    @Test
    void everyRefusalSaysWhatIsAndWhatToDo() {
        assertThat(RejectionSamples.all()).allSatisfy(rejection -> {
            var error = ErrorCatalogue.of(rejection);
            assertThat(error.status()).isBetween(304, 507);
            assertThat(error.code()).matches("[a-zA-Z-]+([:.][a-zA-Z-]+)*");
            assertThat(error.message()).isNotBlank();
            assertThat(error.description()).endsWith(".");
        });
    }
}
