package dev.pollux.web.admin;

import dev.pollux.model.port.Credentials;
import dev.pollux.model.port.Maintenance;
import dev.pollux.model.twin.Rejection;
import dev.pollux.web.http.Handler;
import dev.pollux.web.http.Refused;
import dev.pollux.web.http.Route;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/// The administrator's routes. A caller who is somebody else is refused whatever a policy says: these act on the whole
/// service, not on a twin.
public final class AdminRoutes {

    private static final String ADMINISTRATOR = "pollux:admin";

    private AdminRoutes() {}

    public static List<Route> of(Credentials credentials, Maintenance maintenance) {
        var routes = new ArrayList<Route>();
        routes.addAll(new DeviceRoutes(credentials).routes());
        routes.addAll(new MaintenanceRoutes(maintenance).routes());
        return routes.stream().map(AdminRoutes::guarded).toList();
    }

    private static Route guarded(Route route) {
        return Route.of(route.method(), route.template(), route.summary(), administratorOnly(route.handler()));
    }

    private static Handler administratorOnly(Handler handler) {
        return call -> call.caller().subjects().contains(ADMINISTRATOR)
                ? handler.handle(call)
                : Mono.error(new Refused(new Rejection.Unauthenticated("only the administrator may")));
    }
}
