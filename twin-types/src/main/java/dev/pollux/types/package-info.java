@NullMarked
package dev.pollux.types;

import org.jspecify.annotations.NullMarked;
