package dev.pollux.web.graphql;

import dev.pollux.model.json.Json;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The scalars `Json` and `Long`.
final class Scalars {

    static final GraphQLScalarType JSON = GraphQLScalarType.newScalar()
            .name("Json")
            .coercing(new JsonCoercing())
            .build();
    static final GraphQLScalarType LONG = GraphQLScalarType.newScalar()
            .name("Long")
            .coercing(new LongCoercing())
            .build();

    private Scalars() {}

    private static final class JsonCoercing implements Coercing<Json, Object> {

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }

        @Override
        public Json parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return JavaJson.json(input);
            } catch (IllegalArgumentException | ArithmeticException broken) {
                throw new CoercingParseValueException(String.valueOf(broken.getMessage()));
            }
        }

        @Override
        public Json parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            try {
                return JavaJson.json(plain(input, variables));
            } catch (IllegalArgumentException | ArithmeticException broken) {
                throw new CoercingParseLiteralException(String.valueOf(broken.getMessage()));
            }
        }

        private static @Nullable Object plain(Value<?> value, CoercedVariables variables) {
            return switch (value) {
                case NullValue _ -> null;
                case StringValue text -> text.getValue();
                case BooleanValue truth -> truth.isValue();
                case IntValue number -> number.getValue();
                case FloatValue number -> number.getValue();
                case EnumValue name -> name.getName();
                case VariableReference variable -> variables.get(variable.getName());
                case ArrayValue array ->
                    array.getValues().stream()
                            .map(each -> JavaJson.json(plain(each, variables)))
                            .toList();
                case ObjectValue object -> {
                    var map = new LinkedHashMap<String, @Nullable Object>();
                    object.getObjectFields()
                            .forEach(field -> map.put(field.getName(), plain(field.getValue(), variables)));
                    yield map;
                }
                default -> throw new IllegalArgumentException("no JSON literal");
            };
        }
    }

    private static final class LongCoercing implements Coercing<Long, Long> {

        @Override
        public Long serialize(Object value, GraphQLContext context, Locale locale) {
            if (value instanceof Number number) {
                return number.longValue();
            }
            throw new CoercingSerializeException("no whole number");
        }

        @Override
        public Long parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof Number number) {
                return number.longValue();
            }
            throw new CoercingParseValueException("no whole number");
        }

        @Override
        public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof IntValue number) {
                return number.getValue().longValue();
            }
            throw new CoercingParseLiteralException("no whole number");
        }
    }
}
