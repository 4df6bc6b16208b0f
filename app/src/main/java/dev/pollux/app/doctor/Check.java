package dev.pollux.app.doctor;

import java.util.List;

/// One thing that may be wrong. Never throws for what it is meant to find, and changes nothing.
@FunctionalInterface
interface Check {

    List<Finding> look(Patient patient);
}
