package dev.pollux.web.http;

import dev.pollux.model.port.Caller;

/// Proves who calls. Throws [Refused] when the credentials prove nothing.
@FunctionalInterface
public interface Authentication {

    Caller caller(Call call);
}
