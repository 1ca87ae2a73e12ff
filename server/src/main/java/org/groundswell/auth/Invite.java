package org.groundswell.auth;

/** An invitation and how many may still come with it. */
public record Invite(String code, int usesLeft) {}
