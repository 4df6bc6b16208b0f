@NullMarked
package dev.pollux.index;

import org.jspecify.annotations.NullMarked;
