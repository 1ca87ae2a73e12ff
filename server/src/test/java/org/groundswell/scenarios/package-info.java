/** The behaviour of the whole HTTP API as tables, one request a row, run against a real server on both databases. */
@org.jspecify.annotations.NullMarked
package org.groundswell.scenarios;
