package dev.pollux.sync.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Correlation ids of messages: the device's own correlation data as text (in hexadecimal when it is none), or one made
/// here. Thread-safe.
final class Correlation {

    private static final int MAX = 128;

    private final String prefix = UUID.randomUUID().toString().substring(0, 13) + "-";
    private final AtomicLong made = new AtomicLong();

    /// Empty when the device gave none, or more than [#MAX] bytes.
    static String text(Optional<ByteBuffer> data) {
        return data.filter(bytes -> bytes.remaining() <= MAX)
                .map(Correlation::text)
                .orElse("");
    }

    private static String text(ByteBuffer data) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(data.asReadOnlyBuffer())
                    .toString();
            if (text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (CharacterCodingException _) {
            // No text, so it is shown as what it is.
        }
        var bytes = new byte[data.remaining()];
        data.asReadOnlyBuffer().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String make() {
        return prefix + Long.toString(made.incrementAndGet(), 36);
    }
}
