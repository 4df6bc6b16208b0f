package dev.pollux.web.http;

import reactor.core.publisher.Mono;

/// Answers one kind of call. Runs on an event loop and must not block. Throws [Refused], or lets the stage fail with
/// it, for what may not be.
@FunctionalInterface
public interface Handler {

    Mono<Reply> handle(Call call);
}
