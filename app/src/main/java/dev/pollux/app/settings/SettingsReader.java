package dev.pollux.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/// Reads settings: options first, then `POLLUX_…` environment variables, then `application.yaml` in the data folder,
/// then the packaged defaults. A key that nobody knows is refused, because a mistyped setting is no setting.
public final class SettingsReader {

    static final String DEFAULT = "default";
    private static final String FILE = "application.yaml";

    private SettingsReader() {}

    /// `options` are keys without the prefix `pollux.`. Throws [SettingsInvalid].
    public static Loaded read(Path dataFolder, Map<String, String> options, Map<String, String> environment) {
        var sources = new ArrayList<PropertySource<?>>();
        sources.add(options(options));
        sources.add(new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(environment)));
        var file = dataFolder.resolve(FILE);
        if (Files.exists(file)) {
            sources.addAll(yaml(file.toString(), new FileSystemResource(file)));
        }
        sources.addAll(yaml(DEFAULT, new ClassPathResource(FILE, SettingsReader.class)));
        refuseUnknown(sources);
        return bind(sources);
    }

    /// The packaged defaults alone.
    static Loaded defaults() {
        return read(Path.of("no such folder"), Map.of(), Map.of());
    }

    private static MapPropertySource options(Map<String, String> options) {
        var prefixed = new HashMap<String, Object>();
        options.forEach((key, value) -> prefixed.put(SettingKeys.PREFIX + "." + key, value));
        return new MapPropertySource("option", prefixed);
    }

    private static List<PropertySource<?>> yaml(String name, Resource resource) {
        try {
            return new YamlPropertySourceLoader().load(name, resource);
        } catch (IOException | RuntimeException fault) {
            throw new SettingsInvalid(name + " cannot be read: " + firstLine(fault));
        }
    }

    private static Loaded bind(List<PropertySource<?>> sources) {
        var bindable = new ArrayList<ConfigurationPropertySource>();
        sources.forEach(source -> ConfigurationPropertySources.from(source).forEach(bindable::add));
        try {
            var settings = new Binder(bindable).bind(SettingKeys.PREFIX, PolluxSettings.class);
            return new Loaded(settings.get(), values(bindable, sources));
        } catch (BindException fault) {
            throw new SettingsInvalid(explain(fault));
        }
    }

    private static List<Loaded.Value> values(
            List<ConfigurationPropertySource> bindable, List<PropertySource<?>> sources) {
        var values = new ArrayList<Loaded.Value>();
        for (var key : SettingKeys.all()) {
            var name = ConfigurationPropertyName.of(SettingKeys.PREFIX + "." + key.name());
            for (int i = 0; i < bindable.size(); i++) {
                var found = bindable.get(i).getConfigurationProperty(name);
                if (found != null) {
                    var shown =
                            key.secret() && !String.valueOf(found.getValue()).isEmpty()
                                    ? Loaded.MASK
                                    : String.valueOf(found.getValue());
                    values.add(new Loaded.Value(
                            key.name(), shown, source(sources.get(i).getName())));
                    break;
                }
            }
        }
        return values;
    }

    private static String source(String name) {
        return name.equals("systemEnvironment") ? "environment" : name;
    }

    private static void refuseUnknown(List<PropertySource<?>> sources) {
        var known = new TreeSet<String>();
        SettingKeys.all().forEach(key -> known.add(SettingKeys.PREFIX + "." + key.name()));
        for (var source : sources) {
            if (!(source instanceof EnumerablePropertySource<?> enumerable)
                    || source instanceof SystemEnvironmentPropertySource) {
                continue;
            }
            for (var name : enumerable.getPropertyNames()) {
                if (!known.contains(name)) {
                    throw new SettingsInvalid("'" + name + "' in " + source.getName() + " is no setting; did you mean '"
                            + nearest(name, known) + "'?");
                }
            }
        }
    }

    private static String nearest(String name, TreeSet<String> known) {
        var byDistance = new TreeMap<Integer, String>();
        known.forEach(candidate -> byDistance.putIfAbsent(distance(name, candidate), candidate));
        return byDistance.firstEntry().getValue();
    }

    /// Levenshtein's distance, by rows.
    private static int distance(String one, String other) {
        var previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int swap = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + swap);
            }
            previous = row;
        }
        return previous[other.length()];
    }

    /// The validation's own words where there are some, else the key, the value and the type.
    private static String explain(BindException fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof IllegalArgumentException && root.getStackTrace().length > 0 && ours(root)) {
            return String.valueOf(root.getMessage());
        }
        var property = fault.getProperty();
        if (property == null) {
            return "the setting " + fault.getName() + " is missing";
        }
        return "the setting " + property.getName() + " is '" + property.getValue() + "', which is no "
                + fault.getTarget().getType();
    }

    private static boolean ours(Throwable root) {
        return root.getStackTrace()[0].getClassName().startsWith(PolluxSettings.class.getName());
    }

    private static String firstLine(Throwable fault) {
        var message = String.valueOf(fault.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
