package org.groundswell.policies;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A version of a policy with its text.
 *
 * @param inForce whether it applies today
 * @param succeededBy the day on which the next version applies, or has begun to; empty if there is none
 */
public record PolicyDocument(PolicyVersion version, String text, boolean inForce, Optional<LocalDate> succeededBy) {}
