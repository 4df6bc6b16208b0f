package dev.pollux.app.cli;

import picocli.CommandLine.IVersionProvider;

/// What this is: read from the jar's manifest, absent in a source tree's class folders.
final class Version implements IVersionProvider {

    static String text() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Pollux " + text() + ", Java " + Runtime.version()};
    }
}
