package org.groundswell.web.tag;

/**
 * Another tag on a tag's page.
 *
 * @param relation the relation of this page's tag to the other: "Answers"
 * @param evidence the reasons, in words
 */
public record RelatedView(String relation, String name, String url, String evidence) {}
