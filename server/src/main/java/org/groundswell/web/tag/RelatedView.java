package org.groundswell.web.tag;

/**
 * Another tag on a tag's page.
 *
 * @param relation what this tag is to it: "Answers"
 * @param evidence what speaks for it, in words; empty if there is nothing to add
 */
public record RelatedView(String relation, String name, String url, String evidence) {}
