@NullMarked
package dev.pollux.web;

import org.jspecify.annotations.NullMarked;
