package dev.pollux.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing a client sends is answered with a 500.
class BadInputsOverHttpTest {

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path keys) {
        server = new RunningServer(keys);
        server.put("/api/2/things/bad:a", "{\"attributes\":{\"n\":1}}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> bodies() {
        return Stream.of(
                "",
                "{",
                "nul",
                "[".repeat(10_000),
                "{\"a\":".repeat(100) + "1" + "}".repeat(100),
                "{\"a\":1e400}",
                "{\"a\":NaN}",
                "{\"a\":" + "9".repeat(1000) + "}",
                "{\"policyId\":\"a:b\",\"policyId\":\"c:d\"}",
                "{\"attributes\":{\"a/b\":1}}",
                "{\"attributes\":{\"a\":\"\\ud800\"}}",
                "{\"attributes\":{\"a\":\"\\u0000\"}} x",
                "\uFEFF{}",
                "{\"attributes\":[]}",
                "{\"features\":{\"a\":5}}",
                "{\"features\":{\"a\":{\"properties\":5}}}",
                "{\"thingId\":5}",
                "{\"policyId\":5}",
                "{\"policyId\":\"no-colon\"}",
                "{\"_policy\":5}",
                "{\"_copyPolicyFrom\":\"{{ ref:things/../policyId }}\"}");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyThatIsNoThingIsRefused(String body) {
        // when
        var answer = server.put("/api/2/things/bad:b", body);

        // then
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    }

    static Stream<String> places() {
        var deep = "not(".repeat(5_000) + "exists(a)" + ")".repeat(5_000);
        return Stream.of(
                "/api/2/things/bad:a/../../x",
                "/api/2/things/%2e%2e%2f%2e%2e%2fetc",
                "/api/2/things/bad:%00",
                "/api/2/things/bad:a%2fb",
                "/api/2/things/" + "x".repeat(300) + ":a",
                "/api/2/things/bad:a/features/" + "f/".repeat(100),
                "/api/2/things/bad:a/attributes/n/" + "a/".repeat(200),
                "/api/2/search/things?filter=" + deep,
                "/api/2/search/things?filter=like(attributes/n,%22" + "*a".repeat(2_000) + "%22",
                "/api/2/search/things?option=size(-1)",
                "/api/2/search/things?option=cursor(%22forged%22),size(",
                "/api/2/search/things?option=cursor(forged)",
                "/api/2/search/things?fields=" + "a,".repeat(5_000) + "(",
                "/api/2/things/bad:a?fields=a(b(c",
                "/api/2/things/bad:a/history/attributes/n?from=+999999999-12-31T23:59:59Z",
                "/api/2/things/bad:a/history/attributes/n?from=292278994-01-01T00:00:00Z",
                "/api/2/things/bad:a/history/attributes/n?from=now-1h&every=0ms&limit=0",
                "/api/2/things/bad:a/history/attributes/n?from=now&to=now-1h",
                "/api/2/things/bad:a/history/attributes/n?every=106752d",
                "/api/2/things/bad:a/commands/x?wait=-1",
                "/api/2/assets/bad:a/path?to=",
                "/api/2/assets/bad:a/descendants?depth=1000000");
    }

    @ParameterizedTest
    @MethodSource("places")
    void anAddressThatMeansNothingIsRefused(String place) throws IOException {
        // when
        int status = raw("GET " + place + " HTTP/1.1", "");

        // then
        assertThat(status).as(place).isBetween(400, 499);
    }

    static Stream<String> headers() {
        return Stream.of(
                "requested-acks: " + "a".repeat(200),
                "requested-acks: a01,a02,a03,a04,a05,a06,a07,a08,a09,a10,a11",
                "timeout: -1",
                "timeout: 1000000000",
                "if-match: \"a\"b\"",
                "if-match: " + "\"rev:1\",".repeat(500),
                "condition: eq(",
                "if-equal: maybe",
                "response-required: maybe",
                "channel: live",
                "merge-thing-patch-conditions: {}",
                "at-historical-revision: 1",
                "content-encoding: gzip",
                "content-type: text/xml");
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aHeaderThatMeansNothingIsRefused(String header) throws IOException {
        // when
        int status = raw("PUT /api/2/things/bad:a/attributes/n HTTP/1.1\r\n" + header, "5");

        // then
        assertThat(status).as(header).isBetween(400, 499);
        assertThat(server.get("/api/2/things/bad:a/attributes/n").body()).isEqualTo("1");
    }

    @Test
    void aPackedBombIsNotUnpacked() throws Exception {
        // given
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[8 * 1024 * 1024]);
        }
        var request = HttpRequest.newBuilder(server.uri("/api/2/things/bad:b"))
                .header("authorization", "Bearer " + server.admin)
                .header("content-type", "application/json")
                .header("content-encoding", "gzip")
                .PUT(BodyPublishers.ofByteArray(packed.toByteArray()))
                .build();

        // then
        assertThat(server.send(request).statusCode()).isEqualTo(415);
    }

    @Test
    void twoLengthsAreNotTaken() throws IOException {
        assertThat(raw("PUT /api/2/things/bad:a/attributes/n HTTP/1.1\r\nTransfer-Encoding: chunked", "5\r\n0\r\n\r\n"))
                .isBetween(400, 499);
    }

    /// The status of a request whose first lines are sent as they are.
    private static int raw(String head, String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            var type = head.contains("content-type") ? "" : "Content-Type: application/json\r\n";
            var request = head + "\r\nHost: a\r\n" + type + "Authorization: Bearer " + server.admin
                    + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(status.substring(9));
        }
    }
}
