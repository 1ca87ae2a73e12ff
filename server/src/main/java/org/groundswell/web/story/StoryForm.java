package org.groundswell.web.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.groundswell.http.Params;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.stories.Block;
import org.groundswell.stories.StoryDraft;

/**
 * The form of the story editor: the draft, and the action to take. The whole draft is in the form, so that nothing is lost
 * while parts are moved; only saving writes it.
 *
 * @param base the version that the edit started from
 * @param act the action: {@code save}, {@code up}, {@code remove} ...
 * @param at the index of the block the action is for; -1 if it is for none
 */
record StoryForm(int base, StoryDraft draft, String act, int at) {
    private static final Pattern POST = Pattern.compile("(\\d{5,20})/?\\s*$");

    static StoryForm of(Params params) {
        Set<StatusId> dropped = Arrays.stream(params.textOr("dropped", "").split(",", -1))
                .flatMap(id -> StatusId.parse(id).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        StoryDraft draft = new StoryDraft(
                unlessAsSuggested(params.textOr("title", ""), params.textOr("title_was", "")),
                params.rows("block").stream().map(StoryForm::block).toList(),
                dropped,
                new StoryDraft.Rules(
                        params.isOn("careful"), params.isOn("consent_needed"), params.isOn("private_named")));
        String act = params.textOr("act", "save");
        int colon = act.indexOf(':');
        return new StoryForm(
                params.number("version").orElse(0),
                draft,
                colon < 0 ? act : act.substring(0, colon),
                colon < 0 ? -1 : index(act.substring(colon + 1), draft.blocks().size()));
    }

    /** The draft after an action on its parts; empty for any other action. */
    Optional<StoryDraft> acted(Params params) {
        List<Block> blocks = new ArrayList<>(draft.blocks());
        Set<StatusId> dropped = new LinkedHashSet<>(draft.dropped());
        switch (act) {
            case "up" -> move(blocks, at, at - 1);
            case "down" -> move(blocks, at, at + 1);
            case "remove" -> {
                if (at >= 0 && blocks.remove(at) instanceof Block.Quote quote) {
                    dropped.add(quote.post());
                }
            }
            case "paragraph" -> blocks.add(at + 1, new Block.Passage("", ""));
            case "heading" -> blocks.add(at + 1, new Block.Heading("", ""));
            case "post" -> {
                StatusId post = post(params.textOr("post", ""));
                dropped.remove(post);
                blocks.removeIf(block ->
                        block instanceof Block.Quote quote && quote.post().equals(post));
                blocks.add(afterLastQuote(blocks), new Block.Quote(post, true, true));
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of(new StoryDraft(draft.title(), List.copyOf(blocks), dropped, draft.rules()));
    }

    private static void move(List<Block> blocks, int from, int to) {
        if (from >= 0 && to >= 0 && to < blocks.size()) {
            blocks.add(to, blocks.remove(from));
        }
    }

    private static int afterLastQuote(List<Block> blocks) {
        for (int i = blocks.size(); i > 0; i--) {
            if (blocks.get(i - 1) instanceof Block.Quote) {
                return i;
            }
        }
        return blocks.size();
    }

    /** A post by its address on this server or in an app: it ends with the id. */
    private static StatusId post(String address) {
        Matcher id = POST.matcher(address.strip());
        return Optional.of(id)
                .filter(Matcher::find)
                .flatMap(found -> StatusId.parse(found.group(1)))
                .orElseThrow(() -> new Refusal.Invalid("post", "error.story.post"));
    }

    private static Block block(Params row) {
        String name = row.textOr("name", "");
        String text = unlessAsSuggested(row.textOr("text", ""), row.textOr("was", ""));
        StatusId post = StatusId.parse(row.textOr("post", "")).orElse(new StatusId(0));
        String kind = row.textOr("kind", "");
        return switch (kind) {
            case "passage" -> new Block.Passage(name, text);
            case "heading" -> new Block.Heading(name, text);
            case "voice" ->
                new Block.Voice(AccountId.parse(row.textOr("account", "")).orElse(new AccountId(0)), post, text);
            case "quote" -> new Block.Quote(post, row.isOn("pinned"), !row.isOn("without_pictures"));
            default -> new Block.Exhibit(exhibit(kind));
        };
    }

    private static Block.Exhibit.Kind exhibit(String kind) {
        return Arrays.stream(Block.Exhibit.Kind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElseThrow(() -> new Refusal.Malformed("error.story.part"));
    }

    /** An edited text; empty if it is still the automatic one, so that it stays automatic. */
    private static String unlessAsSuggested(String text, String suggestion) {
        String written = text.replace("\r\n", "\n").strip();
        return written.equals(suggestion.replace("\r\n", "\n").strip()) ? "" : written;
    }

    private static int index(String text, int size) {
        try {
            int index = Integer.parseInt(text);
            return index >= 0 && index < size ? index : -1;
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
