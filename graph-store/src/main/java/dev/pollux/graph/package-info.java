@NullMarked
package dev.pollux.graph;

import org.jspecify.annotations.NullMarked;
