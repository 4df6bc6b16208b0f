@NullMarked
package dev.pollux.telemetry;

import org.jspecify.annotations.NullMarked;
