package dev.pollux.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/// One HTTP connection that asks again as soon as it is answered. Anything but a 2xx answer ends the bench.
final class HttpTalk implements Talk {

    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);

    private final LongFunction<byte[]> requests;
    private final Latencies times;
    private long asked;
    private long began;

    HttpTalk(LongFunction<byte[]> requests, Latencies times) {
        this.requests = requests;
        this.times = times;
    }

    @Override
    public void begin(ByteBuffer out) {
        began = System.nanoTime();
        out.put(requests.apply(asked++));
    }

    @Override
    public void hear(ByteBuffer in, ByteBuffer out) {
        int end = answerEnd(in);
        if (end > 0) {
            if (in.get(9) != '2') {
                throw new IllegalStateException("refused: " + StandardCharsets.UTF_8.decode(in));
            }
            in.position(end);
            times.add(System.nanoTime() - began);
            begin(out);
        }
    }

    /// Where the answer that starts at 0 ends, or 0 when it is not whole yet.
    private static int answerEnd(ByteBuffer in) {
        for (int i = 3; i < in.limit(); i++) {
            if (in.get(i) == '\n' && in.get(i - 2) == '\n') {
                int end = i + 1 + contentLength(in, i);
                return end <= in.limit() ? end : 0;
            }
        }
        return 0;
    }

    private static int contentLength(ByteBuffer in, int headerEnd) {
        for (int i = 0; i + LENGTH.length < headerEnd; i++) {
            if (in.get(i) == '\n' && matches(in, i + 1)) {
                int length = 0;
                for (int at = i + 1 + LENGTH.length; in.get(at) >= '0' && in.get(at) <= '9'; at++) {
                    length = 10 * length + in.get(at) - '0';
                }
                return length;
            }
        }
        return 0;
    }

    private static boolean matches(ByteBuffer in, int from) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (Character.toLowerCase(in.get(from + i)) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }
}
