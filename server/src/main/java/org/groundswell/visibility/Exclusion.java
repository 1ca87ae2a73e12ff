package org.groundswell.visibility;

/** The reason why an account's posts are left out of a viewer's lists, although the viewer may see them. */
public enum Exclusion {
    BLOCKING,
    DOMAIN_BLOCKING,
    MUTING
}
