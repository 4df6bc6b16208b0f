package dev.pollux.web.http;

import dev.pollux.model.twin.Rejection.Part;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/// The pieces of a body, put together up to a bound. What comes beyond it is read and forgotten, so that the client has
/// sent everything when it hears the refusal; one that sends far too much is cut off. Used by one request only.
final class GatheredBody {

    private static final int PATIENCE = 8 * 1024 * 1024;
    private static final int FIRST = 1024;

    private final int atMost;
    private byte[] bytes = new byte[FIRST];
    private int size;

    GatheredBody(int atMost) {
        this.atMost = atMost;
    }

    void add(DataBuffer buffer) {
        int more = buffer.readableByteCount();
        int from = size;
        size += more;
        if (size <= atMost) {
            if (size > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size, Math.min(atMost, 2 * bytes.length)));
            }
            buffer.read(bytes, from, more);
        }
        DataBufferUtils.release(buffer);
        if (size > PATIENCE) {
            throw tooLarge();
        }
    }

    byte[] bytes() {
        if (size > atMost) {
            throw tooLarge();
        }
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    private Refused tooLarge() {
        return Refused.malformed(Part.JSON_TOO_LARGE, "more than " + atMost + " bytes");
    }
}
