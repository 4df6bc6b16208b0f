@NullMarked
package dev.pollux.app;

import org.jspecify.annotations.NullMarked;
