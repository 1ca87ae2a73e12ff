package org.groundswell.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.files.FileName;
import org.groundswell.media.Attachment;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.polls.Poll;
import org.groundswell.statuses.Post;

/**
 * A post as it was when it was reported or decided on. It stays when the post is edited or deleted.
 *
 * @param spoiler the content warning; may be empty
 * @param added what it showed besides; empty for evidence of earlier versions, which kept only texts
 */
public record Evidence(StatusId status, String text, String spoiler, Optional<Added> added) {
    /**
     * The media and the poll of a post.
     *
     * @param media in their order
     * @param options those of its poll
     * @param files the files of the media that are kept, by the names that the media have
     */
    public record Added(List<Attachment> media, List<String> options, Map<FileName, EvidenceFileId> files) {
        public Added {
            media = List.copyOf(media);
            options = List.copyOf(options);
            files = Map.copyOf(files);
        }
    }

    /** A post as it is now. Its files are kept by {@link EvidenceFiles}. */
    public static Evidence of(Post post) {
        return new Evidence(
                post.id(),
                post.content().text(),
                post.content().spoiler(),
                Optional.of(new Added(post.content().attachments(), options(post.content()), Map.of())));
    }

    private static List<String> options(Post.Content content) {
        return content.poll().map(Poll::options).orElse(List.of());
    }

    /** The media that it had. */
    public List<Attachment> media() {
        return added.map(Added::media).orElse(List.of());
    }

    /** The options of the poll that it had. */
    public List<String> options() {
        return added.map(Added::options).orElse(List.of());
    }

    /** Whether a post has other media now. Unknown for evidence of earlier versions: false. */
    public boolean hasOtherMedia(Post post) {
        return added.isPresent() && !media().equals(post.content().attachments());
    }

    /** Whether a post has another poll now, or none any more. Unknown for evidence of earlier versions: false. */
    public boolean hasAnotherPoll(Post post) {
        return added.isPresent() && !options().equals(options(post.content()));
    }

    /** The kept file of a medium or its preview. */
    public Optional<EvidenceFileId> file(FileName name) {
        return added.flatMap(each -> Optional.ofNullable(each.files().get(name)));
    }

    /** The names of all files of its media, each once. */
    Stream<FileName> fileNames() {
        return media().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.name()), each.preview().stream()))
                .distinct();
    }

    /** The time at which the post was published. */
    public Instant postedAt() {
        return Ids.instant(status.value());
    }
}
