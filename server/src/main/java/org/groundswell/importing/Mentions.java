package org.groundswell.importing;

import java.util.List;
import java.util.Optional;
import org.groundswell.model.Acct;
import org.groundswell.text.SafeUri;

/**
 * The mentions of a post, as listed by its record. Without such a list, names in the text are accounts of the author's
 * server.
 *
 * @param told whether the record has such a list, possibly empty; names that are not in it are no mentions
 */
record Mentions(boolean told, List<Person> people) {
    static final Mentions UNTOLD = new Mentions(false, List.of());

    private static final int MOST = 250;

    /**
     * A mentioned account.
     *
     * @param url the page that the mention links to, or empty
     * @param person as in {@link ImportedAuthor#person}
     */
    record Person(Acct acct, String url, String person) {}

    static Mentions of(List<Person> people) {
        return new Mentions(true, people.stream().limit(MOST).toList());
    }

    /** The account mentioned by a name in the text; empty if there is none. */
    Optional<Person> meant(Acct written, String authorsDomain) {
        Acct guess =
                written.isLocal() ? Acct.of(written.username(), authorsDomain).orElse(written) : written;
        if (!told) {
            return Optional.of(new Person(guess, "", ""));
        }
        Optional<Person> exact =
                people.stream().filter(each -> isSame(each.acct(), guess)).findFirst();
        return exact.isPresent() || !written.isLocal() ? exact : named(written.username());
    }

    /**
     * Unambiguous text for a mention's anchor.
     *
     * @param text text of the anchor, mostly a name without a domain
     * @return empty if the text is already unambiguous
     */
    Optional<String> written(String text, String href, String authorsDomain) {
        Optional<Acct> name = text.startsWith("@") ? Acct.parse(text) : Optional.empty();
        if (name.isPresent() && !name.get().isLocal()) {
            return Optional.empty();
        }
        Optional<Acct> linked = people.stream()
                .filter(each -> !each.url().isEmpty() && each.url().equals(href))
                .findFirst()
                .map(Person::acct);
        return linked.or(() -> name.flatMap(local -> at(local.username(), hostOf(href))))
                .map(acct -> "@" + (acct.domain().equals(authorsDomain) ? acct.username() : acct));
    }

    /** The account with a name, on the server of the anchor's link, which may differ from the domain of its address. */
    private Optional<Acct> at(String username, String host) {
        Optional<Acct> there = host.isEmpty() ? Optional.empty() : Acct.of(username, host);
        boolean listed = there.isPresent() && people.stream().anyMatch(each -> isSame(each.acct(), there.get()));
        return listed ? there : named(username).map(Person::acct).or(() -> there);
    }

    /** The account with a name, if only one has it. */
    private Optional<Person> named(String username) {
        List<Person> found = people.stream()
                .filter(each -> each.acct().username().equalsIgnoreCase(username))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    static String hostOf(String url) {
        return SafeUri.parse(url).map(safe -> safe.uri().getAuthority()).orElse("");
    }

    private static boolean isSame(Acct one, Acct other) {
        return one.usernameKey().equals(other.usernameKey()) && one.domain().equals(other.domain());
    }
}
