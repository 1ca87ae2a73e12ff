package org.groundswell.timelines;

/** Where statuses must come from to be in a timeline. */
public enum Origin {
    ANYWHERE,
    HERE,
    ELSEWHERE
}
