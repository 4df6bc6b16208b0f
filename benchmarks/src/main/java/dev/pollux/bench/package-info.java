@NullMarked
package dev.pollux.bench;

import org.jspecify.annotations.NullMarked;
