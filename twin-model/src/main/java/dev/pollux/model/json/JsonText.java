package dev.pollux.model.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Whether bytes and texts are well-formed Unicode.
final class JsonText {

    private JsonText() {}

    /// True when there are only ASCII characters and no escapes, so that every text in it is sound.
    static boolean isPlain(byte[] utf8) {
        for (byte b : utf8) {
            if (b < 0 || b == '\\') {
                return false;
            }
        }
        return true;
    }

    /// Throws [JsonInvalid] unless the bytes are UTF-8 without byte order mark.
    static void check(byte[] utf8) {
        if (utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF) {
            throw new JsonInvalid(JsonInvalid.Reason.TEXT, "there is a byte order mark before the JSON value");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
        } catch (CharacterCodingException _) {
            throw new JsonInvalid(JsonInvalid.Reason.TEXT, "the text is not valid UTF-8");
        }
    }

    /// True when half a surrogate pair stands alone in the text.
    static boolean isTorn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    static JsonInvalid torn() {
        return new JsonInvalid(JsonInvalid.Reason.TEXT, "half a surrogate pair stands alone in a text");
    }
}
