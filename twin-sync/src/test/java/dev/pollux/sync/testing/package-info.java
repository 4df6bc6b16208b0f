/// What tests of this module share: twins on a real journal in a folder of their own.
package dev.pollux.sync.testing;
