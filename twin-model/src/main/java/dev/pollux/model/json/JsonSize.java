package dev.pollux.model.json;

/// How long the text of a value is. The exact length needs the digits of every double; the bound takes the longest a
/// double can have, so that it costs next to nothing and can be carried on from one version of an object to the next.
final class JsonSize {

    /// As in `-2.2250738585072014E-308`.
    private static final int LONGEST_DOUBLE = 24;

    private JsonSize() {}

    /// At least the length of the value's text in bytes, and exact where no double is in it.
    static int bound(Json value) {
        return switch (value) {
            case JsonObject object -> object.bound();
            case JsonArray array -> bound(array);
            case Json.Text(var text) -> text(text);
            case Json.Int(var number) -> digits(number);
            case Json.Dec _ -> LONGEST_DOUBLE;
            case Json.Bool(var truth) -> truth ? 4 : 5;
            case Json.Null _ -> 4;
        };
    }

    static int measure(JsonObject object) {
        int sum = 1 + Math.max(object.size(), 1);
        for (int i = 0; i < object.size(); i++) {
            sum += key(object.key(i)) + bound(object.value(i));
        }
        return sum;
    }

    private static int bound(JsonArray array) {
        int sum = 1 + Math.max(array.size(), 1);
        for (int i = 0; i < array.size(); i++) {
            sum += bound(array.get(i));
        }
        return sum;
    }

    /// The length of the value's text in bytes.
    static int exact(Json value) {
        return switch (value) {
            case JsonObject object -> exact(object);
            case JsonArray array -> exact(array);
            case Json.Dec(var number) -> Double.toString(number).length();
            case Json.Text _, Json.Int _, Json.Bool _, Json.Null _ -> bound(value);
        };
    }

    private static int exact(JsonObject object) {
        int sum = 1 + Math.max(object.size(), 1);
        for (int i = 0; i < object.size(); i++) {
            sum += key(object.key(i)) + exact(object.value(i));
        }
        return sum;
    }

    private static int exact(JsonArray array) {
        int sum = 1 + Math.max(array.size(), 1);
        for (int i = 0; i < array.size(); i++) {
            sum += exact(array.get(i));
        }
        return sum;
    }

    /// A key with its quotes and colon.
    static int key(String key) {
        return text(key) + 1;
    }

    /// A text with its quotes, as [JsonWriter] escapes it.
    static int text(String text) {
        int bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes += JsonWriter.width(c);
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    static int digits(long number) {
        if (number == Long.MIN_VALUE) {
            return 20;
        }
        int sign = number < 0 ? 1 : 0;
        long rest = Math.abs(number);
        int digits = 1;
        while (rest >= 10) {
            rest /= 10;
            digits++;
        }
        return digits + sign;
    }
}
