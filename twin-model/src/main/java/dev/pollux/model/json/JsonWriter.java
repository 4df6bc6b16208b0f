package dev.pollux.model.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes compact JSON text into an array that is known to be large enough. Only what RFC 8259 demands is escaped.
/// Half a surrogate pair, which no codec lets in, becomes U+FFFD, so that all that was written can be read again.
final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// The letter after the backslash; 0 for none, `u` for the long form.
    private static final byte[] ESCAPE = escapes();

    private final byte[] out;
    private int at;

    JsonWriter(byte[] out, int at) {
        this.out = out;
        this.at = at;
    }

    private static byte[] escapes() {
        var table = new byte[0x80];
        Arrays.fill(table, 0, 0x20, (byte) 'u');
        table['"'] = '"';
        table['\\'] = '\\';
        table['\b'] = 'b';
        table['\f'] = 'f';
        table['\n'] = 'n';
        table['\r'] = 'r';
        table['\t'] = 't';
        return table;
    }

    /// How many bytes an ASCII character takes.
    static int width(char ascii) {
        byte escape = ESCAPE[ascii];
        return escape == 0 ? 1 : escape == 'u' ? 6 : 2;
    }

    /// Where the next byte would go.
    int position() {
        return at;
    }

    void value(Json value) {
        switch (value) {
            case JsonObject object -> object(object);
            case JsonArray array -> array(array);
            case Json.Text(var text) -> text(text);
            case Json.Int(var number) -> number(number);
            case Json.Dec(var number) -> ascii(Double.toString(number));
            case Json.Bool(var truth) -> ascii(truth ? "true" : "false");
            case Json.Null _ -> ascii("null");
        }
    }

    private void object(JsonObject object) {
        out[at++] = '{';
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                out[at++] = ',';
            }
            text(object.key(i));
            out[at++] = ':';
            value(object.value(i));
        }
        out[at++] = '}';
    }

    private void array(JsonArray array) {
        out[at++] = '[';
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out[at++] = ',';
            }
            value(array.get(i));
        }
        out[at++] = ']';
    }

    private void number(long number) {
        if (number == Long.MIN_VALUE) {
            ascii(Long.toString(number));
            return;
        }
        int end = at + JsonSize.digits(number);
        long rest = Math.abs(number);
        int place = end;
        do {
            out[--place] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        if (number < 0) {
            out[at] = '-';
        }
        at = end;
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            out[at++] = (byte) text.charAt(i);
        }
    }

    private void text(String text) {
        out[at++] = '"';
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80 && ESCAPE[c] == 0) {
                out[at++] = (byte) c;
            } else if (c < 0x80) {
                escaped(c);
            } else {
                i += wide(text, i, c);
            }
        }
        out[at++] = '"';
    }

    private void escaped(char c) {
        out[at++] = '\\';
        out[at++] = ESCAPE[c];
        if (ESCAPE[c] == 'u') {
            out[at++] = '0';
            out[at++] = '0';
            out[at++] = HEX[c >> 4];
            out[at++] = HEX[c & 0xF];
        }
    }

    /// Writes a character of several bytes and says how many further UTF-16 units it took.
    private int wide(String text, int i, char c) {
        if (c < 0x800) {
            out[at++] = (byte) (0xC0 | c >> 6);
            out[at++] = (byte) (0x80 | c & 0x3F);
            return 0;
        }
        if (!Character.isSurrogate(c)) {
            three(c);
            return 0;
        }
        boolean pair =
                Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
            three('\uFFFD');
            return 0;
        }
        int point = Character.toCodePoint(c, text.charAt(i + 1));
        out[at++] = (byte) (0xF0 | point >> 18);
        out[at++] = (byte) (0x80 | point >> 12 & 0x3F);
        out[at++] = (byte) (0x80 | point >> 6 & 0x3F);
        out[at++] = (byte) (0x80 | point & 0x3F);
        return 1;
    }

    private void three(char c) {
        out[at++] = (byte) (0xE0 | c >> 12);
        out[at++] = (byte) (0x80 | c >> 6 & 0x3F);
        out[at++] = (byte) (0x80 | c & 0x3F);
    }
}
