package dev.pollux.web.graphql;

import dev.pollux.model.protocol.ErrorCatalogue;
import dev.pollux.web.http.Errors;
import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refusals as GraphQL errors: Ditto's code and status stand in the extensions. A bug shows nothing of itself.
final class GraphQlErrors {

    private static final Logger log = LoggerFactory.getLogger(GraphQlErrors.class);

    private GraphQlErrors() {}

    static @Nullable GraphQLError of(Throwable fault, DataFetchingEnvironment field) {
        var rejection = Errors.rejection(fault);
        if (rejection == null) {
            log.atError()
                    .setCause(fault)
                    .addKeyValue("field", field.getField().getName())
                    .log("field failed");
            return error(field, "An internal error occurred.", Map.of("status", 500, "code", "api:internalerror"));
        }
        var error = ErrorCatalogue.of(rejection);
        return error(
                field,
                error.message(),
                Map.of("status", error.status(), "code", error.code(), "hint", error.description()));
    }

    private static GraphQLError error(DataFetchingEnvironment field, String message, Map<String, Object> extensions) {
        return GraphQLError.newError()
                .message("%s", message)
                .path(field.getExecutionStepInfo().getPath())
                .location(field.getField().getSourceLocation())
                .errorType(ErrorClassification.errorClassification("REFUSED"))
                .extensions(extensions)
                .build();
    }
}
