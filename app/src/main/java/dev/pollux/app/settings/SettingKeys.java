package dev.pollux.app.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/// The keys of [PolluxSettings], read from its shape, so that documentation and code cannot differ.
final class SettingKeys {

    static final String PREFIX = "pollux";

    /// One key under [#PREFIX]: kebab-case, its type, what it means.
    record Key(String name, Class<?> type, String meaning, boolean secret) {}

    private SettingKeys() {}

    static List<Key> all() {
        var keys = new ArrayList<Key>();
        for (var section : PolluxSettings.class.getRecordComponents()) {
            for (var setting : section.getType().getRecordComponents()) {
                keys.add(key(section, setting));
            }
        }
        return keys;
    }

    private static Key key(RecordComponent section, RecordComponent setting) {
        var meaning = setting.getAnnotation(Meaning.class);
        if (meaning == null) {
            throw new IllegalStateException("the setting " + setting + " says nothing about itself");
        }
        var name = kebab(section.getName()) + "." + kebab(setting.getName());
        return new Key(name, setting.getType(), meaning.value(), meaning.secret());
    }

    private static String kebab(String camel) {
        var text = new StringBuilder();
        for (char letter : camel.toCharArray()) {
            if (Character.isUpperCase(letter)) {
                text.append('-');
            }
            text.append(Character.toLowerCase(letter));
        }
        return text.toString();
    }
}
