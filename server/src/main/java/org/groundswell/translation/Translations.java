package org.groundswell.translation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Attempts;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Refusal;
import org.groundswell.polls.Poll;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.Statuses;
import org.groundswell.text.HtmlText;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeHtml;
import org.groundswell.text.StatusText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates posts. Only open ones: a text for some people is not sent to another server. Translations are kept for a day; an
 * edited post is translated again.
 */
public final class Translations {
    private static final Logger LOG = LoggerFactory.getLogger(Translations.class);
    private static final int MOST_KEPT = 2_000;
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration LANGUAGES_KEPT = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int AT_ONCE = 4;
    /** For each account, since each costs the translating server work. */
    private static final int MOST = 100;

    private static final Duration PER = Duration.ofHours(1);

    /** What a translation depends on. */
    private record Key(Post.Content content, String target) {}

    private final Optional<LibreTranslate> service;
    private final Statuses statuses;
    private final Accounts accounts;
    private final URI home;
    private final Attempts attempts;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Cache<Key, Translation> kept;
    private final Cache<String, Map<String, List<String>>> languages;

    /** @param server empty if nothing is translated */
    public Translations(
            Optional<TranslationServer> server, Statuses statuses, Accounts accounts, URI home, InstantSource clock) {
        this.service = server.map(LibreTranslate::new);
        this.statuses = statuses;
        this.accounts = accounts;
        this.home = home;
        this.attempts = new Attempts(MOST, PER, clock);
        Ticker ticker = () -> Duration.ofMillis(clock.millis()).toNanos();
        this.kept = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MOST_KEPT)
                .expireAfterWrite(KEPT)
                .build();
        this.languages = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(1)
                .expireAfterWrite(LANGUAGES_KEPT)
                .build();
    }

    /**
     * The languages into which posts of each language are translated.
     *
     * @throws Refusal.Unavailable if the translating server does not answer
     */
    public Map<String, List<String>> languages() {
        if (service.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> known = languages.getIfPresent("");
        if (known != null) {
            return known;
        }
        Map<String, List<String>> found = asked(() -> service.get().languages());
        languages.put("", found);
        return found;
    }

    /**
     * Translates a post for an account.
     *
     * @param wanted the tag of a language, such as {@code de} or {@code pt-BR}
     * @throws Refusal.NotFound if nothing is translated here
     * @throws Refusal.Forbidden if the post is not open
     * @throws Refusal.Invalid if it can't be translated into this language, or has no text
     * @throws Refusal.TooMany after too many within an hour
     * @throws Refusal.Unavailable if the translating server does not answer
     */
    public Translation translate(AccountId viewer, Post post, String wanted) {
        LibreTranslate translator = service.orElseThrow(Refusal.NotFound::new);
        if (!post.visibility().isOpen()) {
            throw new Refusal.Forbidden("translation.error.private");
        }
        Map<String, List<String>> possible = languages();
        String source = post.content()
                .language()
                .map(written -> nearest(possible.keySet(), written.tag()).orElseThrow(Translations::unknownLanguage))
                .orElse(LibreTranslate.AUTO);
        Collection<String> targets = possible.containsKey(source)
                ? possible.get(source)
                : possible.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        String target = nearest(targets, wanted).orElseThrow(Translations::unknownLanguage);
        Key key = new Key(post.content(), target);
        Translation known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        attempts.take(viewer.toString());
        Translation made = made(translator, viewer, post, source, target);
        kept.put(key, made);
        return made;
    }

    /** A language as the translating server has it: the same, or without its region or script. */
    private static Optional<String> nearest(Collection<String> known, String wanted) {
        return LanguageCode.parse(wanted)
                .map(LanguageCode::tag)
                .flatMap(tag -> Stream.of(tag, tag.split("-", 2)[0])
                        .filter(known::contains)
                        .findFirst());
    }

    private static Refusal unknownLanguage() {
        return new Refusal.Invalid("lang", "translation.error.language");
    }

    private Translation made(LibreTranslate translator, AccountId viewer, Post post, String source, String target) {
        Post.Content content = post.content();
        List<String> pieces = new ArrayList<>();
        pieces.add(content.html().html());
        pieces.add(HtmlText.escape(content.spoiler()));
        content.attachments().forEach(each -> pieces.add(HtmlText.escape(each.description())));
        content.poll().map(Poll::options).orElse(List.of()).forEach(option -> pieces.add(HtmlText.escape(option)));
        // Empty texts are not sent: the language of nothing can't be detected.
        List<String> sent = pieces.stream().filter(piece -> !piece.isBlank()).toList();
        if (sent.isEmpty()) {
            throw new Refusal.Invalid("text", "translation.error.nothing");
        }
        LibreTranslate.Answer answer = asked(() -> translator.translate(sent, source, target));
        Iterator<String> translated = answer.texts().iterator();
        List<String> all = pieces.stream()
                .map(piece -> piece.isBlank() ? "" : translated.next())
                .toList();
        int firstOption = 2 + content.attachments().size();
        try {
            return new Translation(
                    answer.source(),
                    target,
                    translator.name(),
                    html(all.getFirst(), viewer, post),
                    line(all.get(1)),
                    all.subList(2, firstOption).stream()
                            .map(text -> PlainText.lines("text", HtmlText.of("text", text)))
                            .toList(),
                    all.subList(firstOption, all.size()).stream()
                            .map(Translations::line)
                            .toList());
        } catch (Refusal.Invalid unusable) {
            throw failed(unusable);
        }
    }

    private static String line(String html) {
        return PlainText.line("text", HtmlText.of("text", html));
    }

    /**
     * Makes the markup of a translated text. Markup of the other server is not trusted, and only accounts that the post
     * mentions are linked.
     */
    private SafeHtml html(String translated, AccountId viewer, Post post) {
        StatusPage page = statuses.page(Optional.of(viewer), List.of(post));
        Map<Acct, String> profiles = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Account account : page.mentioned(post.content())) {
            profiles.put(account.acct(), accounts.profileUrl(account));
            names.put(accounts.profileUrl(account), "@" + account.acct());
        }
        String text = HtmlText.of("text", translated, (_, href) -> Optional.ofNullable(names.get(href)));
        return StatusText.parse(PlainText.lines("text", text))
                .html(home + "/tags/", acct -> Optional.ofNullable(profiles.get(acct.seenFrom(home.getAuthority()))));
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T> T asked(Question<T> question) {
        if (!free.tryAcquire()) {
            throw unavailable();
        }
        try {
            return question.ask();
        } catch (IOException e) {
            throw failed(e);
        } finally {
            free.release();
        }
    }

    private static Refusal failed(Exception cause) {
        LOG.atWarn().setCause(cause).log("the translating server does not answer as it should");
        return unavailable();
    }

    private static Refusal unavailable() {
        return new Refusal.Unavailable(AGAIN, "translation.error.unavailable");
    }
}
