/**
 * Measures the server from outside, each figure beside its ceiling in the same run: a bare HTTP answer, a bare durable
 * append, a bare insert.
 */
@NullMarked
package org.groundswell.bench;

import org.jspecify.annotations.NullMarked;
