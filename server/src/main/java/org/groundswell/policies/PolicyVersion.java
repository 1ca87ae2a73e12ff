package org.groundswell.policies;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A version of a policy, without its text.
 *
 * @param number from 1, in the order in which versions were published
 * @param effective the first day on which it applies, in UTC
 * @param withdrawal whether it has no text: from its day on, the earlier versions don't apply
 */
public record PolicyVersion(int number, LocalDate effective, Instant publishedAt, boolean withdrawal) {}
