package org.groundswell.filters;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds all keywords in a text in one pass: Aho and Corasick, "Efficient string matching", CACM 18(6), 1975.
 *
 * <p>A trie of the keywords, in which each node has a link to the node of its longest proper suffix. Edges are in one open
 * hash table, by node and character. The time is linear in the length of the text and the number of places where a keyword
 * ends; the memory is {@value #BYTES_PER_NODE} bytes for each character of a keyword. Built once, then only read.
 */
final class KeywordAutomaton {
    /** At most three slots of an edge, and the numbers of a node. */
    static final int BYTES_PER_NODE = 3 * 12 + 12;

    private static final int NONE = -1;
    private static final int ROOT = 0;

    private final long[] edges;
    private final int[] targets;
    /** The node of the longest proper suffix. */
    private final int[] suffix;
    /** The nearest suffix that is a keyword. */
    private final int[] shorter;
    /** The keyword that a node is. */
    private final int[] keyword;

    private int nodes = 1;

    /** @param keywords different texts, none of them empty */
    KeywordAutomaton(List<String> keywords) {
        int most = 1 + keywords.stream().mapToInt(String::length).sum();
        // A power of two, of which at most two thirds are used.
        int slots = Integer.highestOneBit(most + most / 2) * 2;
        this.edges = new long[slots];
        this.targets = new int[slots];
        Arrays.fill(edges, NONE);
        this.suffix = new int[most];
        this.shorter = new int[most];
        this.keyword = new int[most];
        Arrays.fill(shorter, NONE);
        Arrays.fill(keyword, NONE);
        int[] parents = new int[most];
        char[] letters = new char[most];
        for (int number = 0; number < keywords.size(); number++) {
            keyword[insert(keywords.get(number), parents, letters)] = number;
        }
        link(parents, letters);
    }

    /** Called for each place where a keyword ends. */
    interface Found {
        /** @param end the index after its last character */
        void found(int keyword, int end);
    }

    void scan(String text, Found found) {
        int node = ROOT;
        for (int at = 0; at < text.length(); at++) {
            node = next(node, text.charAt(at));
            for (int end = keyword[node] == NONE ? shorter[node] : node; end != NONE; end = shorter[end]) {
                found.found(keyword[end], at + 1);
            }
        }
    }

    private int insert(String text, int[] parents, char[] letters) {
        int node = ROOT;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int slot = slot(node, c);
            if (edges[slot] == NONE) {
                edges[slot] = edge(node, c);
                targets[slot] = nodes;
                parents[nodes] = node;
                letters[nodes] = c;
                nodes++;
            }
            node = targets[slot];
        }
        return node;
    }

    /** Breadth first, so that shorter nodes are linked before longer ones. */
    private void link(int[] parents, char[] letters) {
        inBreadth(parents, node -> {
            int parent = parents[node];
            suffix[node] = parent == ROOT ? ROOT : next(suffix[parent], letters[node]);
            shorter[node] = keyword[suffix[node]] == NONE ? shorter[suffix[node]] : suffix[node];
        });
    }

    private void inBreadth(int[] parents, IntConsumer visit) {
        int[] firstChild = new int[nodes];
        int[] sibling = new int[nodes];
        for (int node = nodes - 1; node > ROOT; node--) {
            sibling[node] = firstChild[parents[node]];
            firstChild[parents[node]] = node;
        }
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(ROOT);
        while (!queue.isEmpty()) {
            for (int child = firstChild[queue.remove()]; child != ROOT; child = sibling[child]) {
                visit.accept(child);
                queue.add(child);
            }
        }
    }

    private int next(int from, char c) {
        int node = from;
        while (true) {
            int slot = slot(node, c);
            if (edges[slot] != NONE) {
                return targets[slot];
            }
            if (node == ROOT) {
                return ROOT;
            }
            node = suffix[node];
        }
    }

    /** The slot of an edge, or the free one where it belongs. */
    private int slot(int node, char c) {
        long edge = edge(node, c);
        int mask = edges.length - 1;
        int slot = (int) (edge * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (edges[slot] != NONE && edges[slot] != edge) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static long edge(int node, char c) {
        return (long) node << 16 | c;
    }
}
