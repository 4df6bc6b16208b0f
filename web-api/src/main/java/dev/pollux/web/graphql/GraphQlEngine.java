package dev.pollux.web.graphql;

import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.DefaultBatchLoaderRegistry;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;

/// The schema with its fetchers, loaders and limits.
final class GraphQlEngine {

    private static final String SCHEMA = "dev/pollux/web/graphql/schema.graphqls";

    private GraphQlEngine() {}

    static ExecutionGraphQlService open(GraphQlPorts ports) {
        var assets = new AssetFields(ports);
        var source = GraphQlSource.schemaResourceBuilder()
                .schemaResources(new ClassPathResource(SCHEMA))
                .configureRuntimeWiring(wiring -> {
                    wiring.scalar(Scalars.JSON).scalar(Scalars.LONG);
                    new TwinFields(ports).wire(wiring);
                    new ChangeFields(ports).wire(wiring);
                    assets.wire(wiring);
                })
                .instrumentation(Costs.limits())
                .exceptionResolvers(List.of(DataFetcherExceptionResolver.forSingleError(GraphQlErrors::of)))
                .build();
        var loaders = new DefaultBatchLoaderRegistry();
        assets.register(loaders);
        var service = new DefaultExecutionGraphQlService(source);
        service.addDataLoaderRegistrar(loaders);
        return service;
    }
}
