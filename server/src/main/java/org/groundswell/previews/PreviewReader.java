package org.groundswell.previews;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.links.LinkUrl;
import org.groundswell.outgoing.Destination;
import org.groundswell.previews.fetch.Fetched;
import org.groundswell.previews.fetch.Fetcher;
import org.groundswell.previews.fetch.Wanted;
import org.groundswell.previews.page.OEmbed;
import org.groundswell.previews.page.PageFacts;
import org.groundswell.previews.page.PageParser;
import org.groundswell.previews.page.VideoSite;
import org.groundswell.text.SafeUri;

/**
 * Fetches a page and what belongs to it, and reads what they say. Of a video of a known provider the oEmbed document is
 * enough; otherwise the page is read, and the oEmbed document that it names if the page may be a video or says little.
 */
final class PreviewReader {
    private final Fetcher fetcher;
    private final PendingPictures pictures = new PendingPictures();

    PreviewReader(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    Preview read(LinkUrl page) {
        Optional<Destination> to = destination(page);
        if (to.isEmpty() || fetcher.isBlocked(to.get())) {
            return new Preview.None(PreviewCounts.Result.REFUSED);
        }
        try (Fetcher.Visit visit = fetcher.visit()) {
            Optional<PendingPictures.Pending> pending = pictures.of(page);
            Preview preview = pending.<Preview>map(PendingPictures.Pending::page)
                    .or(() -> knownVideo(visit, page, to.get()))
                    .orElseGet(() -> preview(visit, page, visit.fetch(to.get(), Wanted.PAGE)));
            return preview instanceof Preview.Made made ? withPicture(visit, page, made) : preview;
        }
    }

    /** A page whose picture can't be used has a preview without one. */
    private Preview withPicture(Fetcher.Visit visit, LinkUrl page, Preview.Made made) {
        if (made.pictureAt().isEmpty()) {
            return made;
        }
        Fetched fetched = visit.fetch(made.pictureAt().get(), Wanted.PICTURE);
        if (fetched instanceof Fetched.Busy(Instant until) && pictures.await(page, made)) {
            return new Preview.Busy(until);
        }
        pictures.remove(page);
        return fetched instanceof Fetched.Document document
                        && document.download().body().length <= Wanted.LARGEST_PICTURE
                ? made.with(document.download())
                : made;
    }

    private static Optional<Preview> knownVideo(Fetcher.Visit visit, LinkUrl page, Destination to) {
        Optional<VideoSite> site = VideoSite.of(page.url());
        Optional<Fetched> fetched = site.flatMap(known -> Destination.parse(known.oembed()))
                .map(address -> visit.fetch(address, Wanted.JSON));
        if (fetched.isPresent() && fetched.get() instanceof Fetched.Busy(Instant until)) {
            return Optional.of(new Preview.Busy(until));
        }
        return fetched.flatMap(PreviewReader::oembed)
                .filter(document -> !document.facts().title().isEmpty())
                .map(document -> new Preview.Made(
                        to.host(),
                        document.facts(),
                        site.map(known -> document.sized(known.video())),
                        picture(to, document.facts()),
                        Optional.empty()));
    }

    /** Addresses in texts may have other characters than ASCII (RFC 3987). */
    private static Optional<Destination> destination(LinkUrl page) {
        return SafeUri.parse(page.url())
                .flatMap(address -> Destination.parse(address.uri().toASCIIString()));
    }

    private Preview preview(Fetcher.Visit visit, LinkUrl page, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Document document -> described(visit, page, document);
            case Fetched.Nothing() -> new Preview.None(PreviewCounts.Result.NOTHING);
            case Fetched.Refused() -> new Preview.None(PreviewCounts.Result.REFUSED);
            case Fetched.Failed() -> new Preview.Failed();
            case Fetched.Busy(var until) -> new Preview.Busy(until);
        };
    }

    private Preview described(Fetcher.Visit visit, LinkUrl page, Fetched.Document document) {
        String at = document.at().uri().toString();
        PageFacts facts = PageParser.read(
                document.download().body(),
                document.download().header("Content-Type").orElse(""));
        Optional<VideoSite> known = VideoSite.of(page.url()).or(() -> VideoSite.of(at));
        boolean maybeVideo = known.isPresent() || VideoSite.mayBePeerTube(at);
        Optional<OEmbed> oembed = maybeVideo || facts.title().isEmpty()
                ? Optional.of(facts.oembed())
                        .filter(address -> !address.isEmpty())
                        .flatMap(document.at()::resolve)
                        .flatMap(address -> oembed(visit.fetch(address, Wanted.JSON)))
                : Optional.empty();
        PageFacts all = oembed.map(OEmbed::facts).orElse(PageFacts.NONE).orElse(facts);
        if (all.title().isEmpty()) {
            return new Preview.None(PreviewCounts.Result.NOTHING);
        }
        Optional<Card.Video> video = known.map(VideoSite::video)
                .map(player -> oembed.map(each -> each.sized(player)).orElse(player))
                .or(() -> oembed.flatMap(each -> each.peerTube(at)));
        return new Preview.Made(document.at().host(), all, video, picture(document.at(), all), Optional.empty());
    }

    private static Optional<Destination> picture(Destination page, PageFacts facts) {
        return Optional.of(facts.picture().url()).filter(url -> !url.isEmpty()).flatMap(page::resolve);
    }

    private static Optional<OEmbed> oembed(Fetched fetched) {
        return fetched instanceof Fetched.Document document
                ? OEmbed.read(document.download().body())
                : Optional.empty();
    }
}
