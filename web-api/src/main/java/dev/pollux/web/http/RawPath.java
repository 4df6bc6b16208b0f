package dev.pollux.web.http;

import dev.pollux.model.twin.Rejection.Part;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads path and query as they came over the wire. Segments are split before they are decoded, so `%2F` in a name or
/// subject stays inside its segment, and `;` means nothing special.
final class RawPath {

    private RawPath() {}

    static List<String> segments(String rawPath) {
        var segments = new ArrayList<String>(8);
        int from = rawPath.startsWith("/") ? 1 : 0;
        int length = rawPath.endsWith("/") && rawPath.length() > from ? rawPath.length() - 1 : rawPath.length();
        while (from <= length && length > 0) {
            int slash = rawPath.indexOf('/', from);
            int to = slash < 0 || slash > length ? length : slash;
            segments.add(decode(rawPath.substring(from, to), false));
            from = to + 1;
        }
        return segments;
    }

    /// Parameters by name; of several with one name the first counts.
    static Map<String, String> query(String rawQuery) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
            if (!name.isEmpty()) {
                parameters.putIfAbsent(name, value);
            }
        }
        return parameters;
    }

    private static String decode(String raw, boolean plusIsSpace) {
        boolean plain = raw.indexOf('%') < 0 && (!plusIsSpace || raw.indexOf('+') < 0);
        return plain ? raw : decoded(raw.getBytes(StandardCharsets.UTF_8), plusIsSpace);
    }

    private static String decoded(byte[] raw, boolean plusIsSpace) {
        var out = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                out.put((byte) (hex(raw, i + 1) << 4 | hex(raw, i + 2)));
                i += 2;
            } else {
                out.put(raw[i] == '+' && plusIsSpace ? (byte) ' ' : raw[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException _) {
            throw Refused.malformed(Part.PATH, "the address is not UTF-8");
        }
    }

    private static int hex(byte[] raw, int at) {
        int digit = at < raw.length ? Character.digit(raw[at], 16) : -1;
        if (digit < 0) {
            throw Refused.malformed(Part.PATH, "a '%' in the address is not followed by two hex digits");
        }
        return digit;
    }
}
