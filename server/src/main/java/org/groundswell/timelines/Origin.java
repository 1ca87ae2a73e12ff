package org.groundswell.timelines;

/** The origin that statuses of a timeline must have. */
public enum Origin {
    ANYWHERE,
    HERE,
    ELSEWHERE
}
