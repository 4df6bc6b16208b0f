package dev.pollux.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/// The main code of every module that `app` puts together, imported once.
final class PolluxClasses {

    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(place -> !place.contains("/test-classes/") && !place.contains("-tests.jar"))
            .importPackages("dev.pollux");

    private PolluxClasses() {}
}
