package org.groundswell.text;

/**
 * A piece of a message: the value of an argument, or the words between two of them. A page puts a link or other markup around
 * an argument with it, wherever a language has it in the sentence.
 *
 * @param argument the argument's name; empty for the words
 * @param text plain text: a template escapes it
 */
public record MessagePart(String argument, String text) {
    public boolean is(String name) {
        return argument.equals(name);
    }
}
