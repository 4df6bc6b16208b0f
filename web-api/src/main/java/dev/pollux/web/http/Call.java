package dev.pollux.web.http;

import dev.pollux.model.port.Caller;
import dev.pollux.model.twin.Rejection.Part;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/// One request, as handlers see it: its place in the table of routes, its parameters, who asks. Used by one request
/// only.
public final class Call {

    private final ServerHttpRequest request;
    private final String correlationId;
    private @Nullable Map<String, String> query;
    private Map<String, String> names = Map.of();
    private List<String> rest = List.of();
    private Caller caller;
    private boolean bodyTaken;
    private Duration validFor = Duration.ofDays(1);

    Call(ServerHttpRequest request, String correlationId, Caller nobody) {
        this.request = request;
        this.correlationId = correlationId;
        this.caller = nobody;
    }

    void matched(Map<String, String> names, List<String> rest) {
        this.names = names;
        this.rest = rest;
    }

    void by(Caller caller) {
        this.caller = caller;
    }

    /// How long the caller's proof still holds: no answer may stream longer.
    public Duration validFor() {
        return validFor;
    }

    public void limitTo(Duration left) {
        validFor = left;
    }

    public String method() {
        return request.getMethod().name();
    }

    public String correlationId() {
        return correlationId;
    }

    public Caller caller() {
        return caller;
    }

    /// The decoded segment that stood for `{name}` in the template.
    public String name(String name) {
        var value = names.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no segment named " + name);
        }
        return value;
    }

    /// The decoded segments that stood for `**`.
    public List<String> rest() {
        return rest;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().getFirst(name));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name));
    }

    /// A parameter that may come in the query or as a header, as most of Ditto's may.
    public Optional<String> parameter(String name) {
        return query(name).or(() -> header(name));
    }

    public boolean flag(String name) {
        return query(name).map(value -> value.isEmpty() || value.equals("true")).orElse(false);
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(request.getCookies().getFirst(name)).map(HttpCookie::getValue);
    }

    /// True when the client names the media type in its `Accept` header.
    public boolean accepts(String mediaType) {
        return header("accept").filter(accept -> accept.contains(mediaType)).isPresent();
    }

    /// The media type of the body without parameters, in lower case; empty when none is given.
    public String contentType() {
        var type = header("content-type").orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /// The whole body, at most so many bytes.
    public Mono<byte[]> body(int atMost) {
        if (request.getHeaders().containsHeader("content-encoding")) {
            return Mono.error(Refused.malformed(Part.CONTENT_TYPE, "an encoded body is not taken"));
        }
        return Mono.defer(() -> {
            bodyTaken = true;
            return request.getBody()
                    .collect(() -> new GatheredBody(atMost), GatheredBody::add)
                    .map(GatheredBody::bytes);
        });
    }

    /// Completes when the request has come in whole, whether anybody wanted its body or not. The server reads no
    /// further
    /// request from a connection whose last one was answered before that.
    Mono<Void> received() {
        return bodyTaken
                ? Mono.empty()
                : request.getBody()
                        .collect(() -> new GatheredBody(0), GatheredBody::add)
                        .onErrorComplete()
                        .then();
    }

    /// This call with the parameters of a form in place of its query.
    public Call form(byte[] body) {
        this.query = RawPath.query(new String(body, StandardCharsets.UTF_8));
        return this;
    }

    private Map<String, String> query() {
        if (query == null) {
            var raw = request.getURI().getRawQuery();
            query = raw == null ? Map.of() : RawPath.query(raw);
        }
        return query;
    }
}
