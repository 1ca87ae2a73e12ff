package org.groundswell.rendering;

/**
 * The data of a template: a record of everything that the template shows. Each template that is rendered from Java takes
 * one such record as its only parameter, so the compiler checks each name that the template uses.
 */
public interface View {
    /** The name of the template that takes this record: its path below {@code src/main/jte}, without {@code .jte}. */
    String template();
}
