@NullMarked
package dev.pollux.simulation;

import org.jspecify.annotations.NullMarked;
