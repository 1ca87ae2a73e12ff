package org.groundswell.bench.relations;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.groundswell.bench.relations.World.Crowd;
import org.groundswell.bench.relations.World.Post;
import org.groundswell.bench.relations.World.Topic;
import org.groundswell.trends.relate.Pair;

/**
 * Makes pairs of tags of each kind. Sizes, times, languages, names, the overlap of crowds, and how often people reply,
 * quote, boost and stray are drawn for each pair. Written from the descriptions of the kinds, before the classifier.
 */
final class SimulatedPairs {
    private static final List<String> LANGUAGES = List.of("en", "es", "pt", "fr", "de", "fil");
    private static final Set<Long> A = Set.of(World.A);
    private static final Set<Long> B = Set.of(World.B);
    private static final Set<Long> C = Set.of(World.C);
    private static final Set<Long> BOTH = Set.of(World.A, World.B);

    private final World world;
    private final Topic topic;
    private final Topic other;

    private SimulatedPairs(long seed) {
        Random random = new Random(seed * 7_919 + 17);
        this.world = new World(random);
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        this.topic = new Topic(language, "topic");
        this.other = new Topic(language, "other");
    }

    /** The figures of a pair. The same seed makes the same pair. */
    static Pair of(PairKind kind, long seed) {
        SimulatedPairs pairs = new SimulatedPairs(seed * 100 + kind.ordinal());
        return switch (kind) {
            case ANSWER -> pairs.movement(pairs.world.share(0, 0.08), 0);
            case COUNTER -> pairs.movement(pairs.world.share(0.2, 0.6), pairs.world.chance(0.3) ? 0.4 : 0);
            case HELPERS -> pairs.helpers();
            case SUPPORT -> pairs.support();
            case ALLIES -> pairs.allies();
            case TRANSLATION -> pairs.translation();
            case REPORTERS -> pairs.reporters();
            case JOURNALISTS -> pairs.journalists();
            case MOCKERY -> pairs.mockery(true);
            case HIJACKED -> pairs.mockery(false);
            case TOWNS -> pairs.towns();
            case TWO_CAMPS -> pairs.twoCamps();
            case GENERAL -> pairs.general();
            case SAME_FANS -> pairs.sameFans();
            case SIMULTANEOUS -> pairs.simultaneous();
        };
    }

    /**
     * A movement that answers a provocation: it replies to and quotes the other side, each side boosts its own.
     *
     * @param retorts replies by the other side, as a share of the answering posts
     * @param toSister the share of answers that go to a sister tag of the earlier tag
     */
    private Pair movement(double retorts, double toSister) {
        Crowd provoking = world.crowd(world.between(60, 300), world.share(0, 1));
        Crowd answering = world.crowd(world.between(60, 400), world.share(0, 1));
        double quotes = world.share(0, 0.6);
        double crossing = world.share(0.35, 0.75);
        double naming = world.share(0.05, 0.2);
        double begin = world.share(2, 24);
        write(provoking, 1.6, 0, 30, topic, A);
        if (toSister > 0) {
            write(provoking, 0.8, 0, 30, topic, C);
        }
        List<Post> said = world.posts(post -> post.has(World.A));
        List<Post> sister = world.posts(post -> post.has(World.C));
        for (int i = 0; i < answering.writers() * 1.5; i++) {
            double hour = world.hour(begin, 24);
            // Most of the first posts are replies; later more and more are posts of their own.
            boolean replies = world.chance(crossing * Math.exp(-(hour - begin) / 12));
            Post target = world.before(world.chance(toSister) ? sister : said, hour);
            Set<Long> tags = world.chance(naming) ? BOTH : B;
            long author = author(answering, i);
            if (replies && target != null) {
                world.reply(author, hour, topic, tags, target, world.chance(quotes));
            } else {
                world.write(author, hour, topic, tags);
            }
        }
        List<Post> answers = world.posts(post -> post.has(World.B));
        for (int i = 0; i < answers.size() * retorts; i++) {
            exchange(provoking, answers, world.chance(0.3) ? BOTH : A, quotes);
        }
        boostApart(provoking, answering, world.share(0.5, 3), world.share(0.02, 0.1));
        boolean mirrored = world.chance(0.5);
        return noisy(mirrored ? "NotAllRivers" : "RiverTalk", mirrored ? "YesAllRivers" : "MorningLamps");
    }

    /** People ask with a tag; a few who know reply with another one. Hardly anybody boosts. */
    private Pair helpers() {
        Crowd asking = world.crowd(world.between(60, 400), world.share(0, 1));
        Crowd helping = world.crowd(world.between(25, 120), 0);
        double replying = world.share(0.6, 0.95);
        double naming = world.share(0, 0.6);
        double boosts = world.share(0, 0.3);
        double begin = world.share(0.5, 12);
        write(asking, 1.2, 0, 30, topic, A);
        List<Post> questions = world.posts(post -> post.has(World.A));
        for (int i = 0; i < helping.writers() * world.share(1, 2.5); i++) {
            double hour = world.hour(begin, 24);
            Post target = world.before(questions, hour);
            Set<Long> tags = world.chance(naming) ? BOTH : B;
            if (target != null && world.chance(replying)) {
                world.reply(author(helping, i), hour, topic, tags, target, world.chance(0.05));
            } else {
                world.write(author(helping, i), hour, topic, tags);
            }
        }
        boost(asking, world.posts(_ -> true), boosts);
        return noisy("AskTheNurse", world.chance(0.5) ? "NurseAnswers" : "OnNightShift");
    }

    /** Others stand by the people of a tag: they reply to them with a tag of their own, and both boost each other. */
    private Pair support() {
        Crowd movement = world.crowd(world.between(60, 300), world.share(0, 1));
        Crowd supporting = world.crowd(world.between(40, 300), world.share(0, 1));
        double replying = world.share(0.2, 0.7);
        double naming = world.share(0.1, 0.5);
        double begin = world.share(2, 24);
        write(movement, 1.6, 0, 36, topic, A);
        List<Post> said = world.posts(post -> post.has(World.A));
        for (int i = 0; i < supporting.writers() * 1.4; i++) {
            double hour = world.hour(begin, 30);
            Post target = world.before(said, hour);
            Set<Long> tags = world.chance(naming) ? BOTH : B;
            if (target != null && world.chance(replying)) {
                world.reply(author(supporting, i), hour, topic, tags, target, world.chance(0.3));
            } else {
                world.write(author(supporting, i), hour, topic, tags);
            }
        }
        List<Post> supported = world.posts(post -> post.has(World.B));
        for (int i = 0; i < supported.size() * world.share(0, 0.3); i++) {
            exchange(movement, supported, A, 0.1);
        }
        boostApart(movement, supporting, world.share(0.5, 3), world.share(0.2, 0.5));
        return noisy("TeachersStrike", world.chance(0.3) ? "ParentsStrike" : "WeStandWithThem");
    }

    /** One cause with two tags: part of the crowd uses both, and it replies and boosts within itself. */
    private Pair allies() {
        Crowd crowd = world.crowd(world.between(80, 500), world.share(0, 1));
        Crowd joining = world.crowd(world.between(20, 150), world.share(0, 1));
        double joint = world.share(0.15, 0.5);
        double replying = world.share(0.1, 0.3);
        double fromCrowd = world.share(0.3, 0.8);
        double begin = world.share(3, 48);
        write(crowd, 1.5, 0, 60, topic, A);
        List<Post> said = world.posts(post -> post.has(World.A));
        for (int i = 0; i < crowd.writers() * world.share(0.4, 1); i++) {
            double hour = world.hour(begin, 36);
            Crowd by = world.chance(fromCrowd) ? crowd : joining;
            Set<Long> tags = world.chance(joint) ? BOTH : B;
            Post target = world.before(world.chance(0.5) ? said : world.posts(post -> post.has(World.B)), hour);
            if (target != null && world.chance(replying)) {
                world.reply(world.writer(by), hour, topic, tags, target, world.chance(0.3));
            } else {
                world.write(world.writer(by), hour, topic, tags);
            }
        }
        boostApart(crowd, joining, world.share(0.5, 3), world.share(0.25, 0.5));
        return noisy("JusticeForMara", world.chance(0.4) ? "JusticeForAll" : "ScrapTheLaw");
    }

    /** One event in two languages: some people are bilingual, places have the same names, some boosts cross over. */
    private Pair translation() {
        Crowd one = world.crowd(world.between(60, 300), world.share(0, 1));
        Crowd two = world.crowd(world.between(60, 300), world.share(0, 1));
        double bilingual = world.share(0.05, 0.3);
        double joint = world.share(0.05, 0.25);
        double begin = world.share(0.2, 6);
        Topic translated = new Topic("xx", world.chance(0.5) ? "topic" : "tema");
        write(one, 1.5, 0, 30, topic, A);
        for (int i = 0; i < two.writers() * 1.5; i++) {
            long author = world.chance(bilingual) ? world.writer(one) : author(two, i);
            world.write(author, world.hour(begin, 30), translated, world.chance(joint) ? BOTH : B);
        }
        for (int i = 0; i < one.writers() * 0.2; i++) {
            exchange(world.chance(bilingual) ? one : two, world.posts(post -> post.has(World.B)), B, 0.3);
            exchange(world.chance(bilingual) ? two : one, world.posts(post -> post.has(World.A)), A, 0.3);
        }
        boostApart(one, two, world.share(0.5, 3), world.share(0.1, 0.4));
        return noisy("EarthquakeCity", "TerremotoCity");
    }

    /** Two camps dispute with a tag each; reporters quote both, and name both. */
    private Pair reporters() {
        Crowd one = world.crowd(world.between(60, 300), world.share(0, 1));
        Crowd two = world.crowd(world.between(60, 300), world.share(0, 1));
        Crowd reporting = world.crowd(world.between(20, 60), world.share(1, 6));
        double naming = world.share(0.2, 0.5);
        double quoting = world.share(0.5, 0.9);
        double retold = world.share(0.1, 0.6);
        write(one, 1.6, 0, 30, topic, A);
        write(two, 1.6, world.share(0, 6), 30, topic, C);
        for (int i = 0; i < one.writers() * 0.4; i++) {
            exchange(one, world.posts(post -> post.has(World.C)), A, 0.4);
            exchange(two, world.posts(post -> post.has(World.A)), C, 0.4);
        }
        double begin = world.share(4, 20);
        List<Post> all = world.posts(_ -> true);
        List<Post> ofOne = all.stream().filter(post -> post.has(World.A)).toList();
        List<Post> ofTwo = all.stream().filter(post -> post.has(World.C)).toList();
        double toOne = world.share(0.4, 0.6);
        for (int i = 0; i < reporting.writers() * world.share(1.5, 4); i++) {
            double hour = world.hour(begin, 20);
            Set<Long> tags = world.chance(naming) ? Set.of(World.A, World.B, World.C) : B;
            Post target = world.before(world.chance(toOne) ? ofOne : ofTwo, hour);
            if (target != null && world.chance(quoting)) {
                world.reply(author(reporting, i), hour, topic, tags, target, world.chance(0.9));
            } else {
                world.write(author(reporting, i), hour, topic, tags);
            }
        }
        boostApart(one, two, world.share(0.5, 2), world.share(0.02, 0.1));
        List<Post> reports = world.posts(post -> post.has(World.B));
        boost(reporting, reports, world.share(0.5, 3));
        boost(one, reports, retold);
        boost(two, reports, retold);
        return noisy("SaveTheHarbour", world.chance(0.3) ? "HarbourVote" : "EveningNews");
    }

    /** Journalists quote posts with one tag under the tag of their programme; their readers and its people boost that. */
    private Pair journalists() {
        Crowd people = world.crowd(world.between(60, 400), world.share(0, 1));
        Crowd journalists = world.crowd(world.between(20, 60), world.share(1, 6));
        double quoting = world.share(0.5, 0.95);
        double elsewhere = world.share(0, 0.6);
        double byPeople = world.share(0.1, 0.5);
        write(people, 1.6, 0, 30, topic, A);
        write(world.crowd(world.between(60, 200), 0), 1.5, 0, 30, other, C);
        List<Post> said = world.posts(post -> post.has(World.A));
        List<Post> others = world.posts(post -> post.has(World.C));
        double begin = world.share(2, 20);
        for (int i = 0; i < journalists.writers() * world.share(1.5, 4); i++) {
            double hour = world.hour(begin, 24);
            Post target = world.before(world.chance(elsewhere) ? others : said, hour);
            if (target != null && world.chance(quoting)) {
                world.reply(author(journalists, i), hour, topic, B, target, world.chance(0.9));
            } else {
                world.write(author(journalists, i), hour, topic, world.chance(0.3) ? BOTH : B);
            }
        }
        List<Post> reports = world.posts(post -> post.has(World.B));
        boost(people, said, world.share(0.5, 2));
        double boosts = world.share(0.5, 4);
        boost(people, reports, boosts * byPeople);
        boost(journalists, reports, boosts * (1 - byPeople));
        return noisy("TramStrike", world.chance(0.3) ? "TramReport" : "MorningShow");
    }

    /** The opponents of a tag mock it in posts with it, mostly beside a tag of their own. Each camp boosts its own. */
    private Pair mockery(boolean isNew) {
        Crowd own = world.crowd(world.between(40, 250), world.share(0, 1));
        Crowd mocking = world.crowd(world.between(60, 350), world.share(0, 1));
        double joint = world.share(0.4, 0.8);
        double bare = world.share(0.1, 0.4) * (1 - joint);
        double replying = world.share(0.1, 0.5);
        double begin = world.share(2, 24);
        if (!isNew) {
            write(mocking, world.share(0.5, 1.5), -world.share(10, 60), 90, other, B);
        }
        write(own, 1.6, 0, 40, topic, A);
        List<Post> said = world.posts(post -> post.has(World.A));
        for (int i = 0; i < mocking.writers() * 1.5; i++) {
            double hour = world.hour(begin, 24);
            double drawn = world.share(0, 1);
            Set<Long> tags = drawn < joint ? BOTH : drawn < joint + bare ? A : B;
            Post target = world.before(said, hour);
            if (target != null && world.chance(replying)) {
                world.reply(author(mocking, i), hour, topic, tags, target, world.chance(0.6));
            } else {
                world.write(author(mocking, i), hour, topic, tags);
            }
        }
        boostApart(own, mocking, world.share(0.7, 3), world.share(0.01, 0.06));
        return noisy("MyProudCity", world.chance(0.2) ? "NotMyProudCity" : "ClownTown");
    }

    /** Two towns in a flood: each reports, offers help to the other, and boosts the calls of both. */
    private Pair towns() {
        Crowd one = world.crowd(world.between(60, 300), world.share(0, 1));
        Crowd two = world.crowd(world.between(60, 300), world.share(0, 1));
        double begin = world.share(1, 12);
        double helping = world.share(0.1, 0.35);
        write(one, 1.5, 0, 36, topic, A);
        write(two, 1.5, begin, 36, topic, B);
        int exchanges = (int) (Math.min(one.writers(), two.writers()) * 1.5 * helping);
        List<Post> ofOne = world.posts(post -> post.has(World.A));
        List<Post> ofTwo = world.posts(post -> post.has(World.B));
        for (int i = 0; i < exchanges * world.share(0.9, 1.1); i++) {
            exchange(two, ofOne, world.chance(0.1) ? BOTH : B, 0.2);
        }
        for (int i = 0; i < exchanges * world.share(0.9, 1.1); i++) {
            exchange(one, ofTwo, world.chance(0.1) ? BOTH : A, 0.2);
        }
        boolean few = world.chance(0.3);
        boostApart(one, two, few ? world.share(0, 0.2) : world.share(0.5, 3), world.share(0.15, 0.5));
        return world.chance(0.5) ? noisy("HelpDavao", "HelpTagum") : noisy("FloodRiverton", "HighWaterMill");
    }

    /** A tag that two camps dispute in, and the tag of one of them, before or after it. */
    private Pair twoCamps() {
        Crowd left = world.crowd(world.between(60, 250), world.share(0, 1));
        Crowd right = world.crowd(world.between(60, 250), world.share(0, 1));
        double begin = world.share(-8, 16);
        double joint = world.share(0.2, 0.6);
        write(left, 1.5, 0, 36, topic, A);
        write(right, 1.2, 0, 36, topic, A);
        for (int i = 0; i < left.writers() * 0.4; i++) {
            exchange(left, byAny(right), A, 0.3);
            exchange(right, byAny(left), A, 0.3);
        }
        double replying = world.share(0.1, 0.4);
        for (int i = 0; i < right.writers() * 1.2; i++) {
            double hour = world.hour(begin, 30);
            Set<Long> tags = world.chance(joint) ? BOTH : B;
            Post target = world.before(byAny(world.chance(0.7) ? left : right), hour);
            if (target != null && world.chance(replying)) {
                world.reply(author(right, i), hour, topic, tags, target, world.chance(0.3));
            } else {
                world.write(author(right, i), hour, topic, tags);
            }
        }
        boostApart(left, right, world.share(0.7, 3), world.share(0.02, 0.1));
        return noisy("TheDebate", world.chance(0.3) ? "DebateForRosa" : "VoteRosa");
    }

    /** A general tag of many topics, and an event whose people use it too. */
    private Pair general() {
        Crowd many = world.crowd(world.between(200, 900), world.share(0, 1));
        Crowd event = world.crowd(world.between(50, 250), world.share(0, 1));
        double joint = world.share(0.2, 0.6);
        double begin = world.share(4, 30);
        for (int i = 0; i < many.writers() * 1.3; i++) {
            Topic of = new Topic(LANGUAGES.get(world.between(0, 5)), "subject" + world.between(1, 20));
            world.write(
                    world.writer(many), world.hour(0, 60), of, Set.of(World.A, (long) world.between(200, 230)));
        }
        for (int i = 0; i < event.writers() * 1.5; i++) {
            long author = world.chance(0.2) ? world.writer(many) : author(event, i);
            double hour = world.hour(begin, 24);
            Set<Long> tags = world.chance(joint) ? BOTH : B;
            long near = world.chance(0.2) ? World.A : World.B;
            Post target = world.before(world.posts(post -> post.has(near)), hour);
            if (target != null && world.chance(0.15)) {
                world.reply(author, hour, topic, tags, target, world.chance(0.3));
            } else {
                world.write(author, hour, topic, tags);
            }
        }
        boostApart(many, event, world.share(0.3, 2), world.share(0.03, 0.2));
        return noisy("News", world.chance(0.5) ? "NewsFromTheDam" : "DamBreak");
    }

    /** Two topics of the same fans, who seldom name both. */
    private Pair sameFans() {
        Crowd fans = world.crowd(world.between(100, 400), world.share(0, 1));
        double joint = world.share(0, 0.03);
        double replying = world.share(0.05, 0.25);
        write(fans, 1.3, 0, 40, topic, A);
        double begin = world.share(1, 30);
        for (int i = 0; i < fans.writers() * 1.3; i++) {
            double hour = world.hour(begin, 40);
            long near = world.chance(0.15) ? World.A : World.B;
            Post target = world.before(world.posts(post -> post.has(near)), hour);
            Set<Long> tags = world.chance(joint) ? BOTH : B;
            if (target != null && world.chance(replying)) {
                world.reply(world.writer(fans), hour, other, tags, target, false);
            } else {
                world.write(world.writer(fans), hour, other, tags);
            }
        }
        boost(fans, world.posts(_ -> true), world.share(0.5, 3));
        return noisy("TheLanterns", world.chance(0.2) ? "TheFalcons" : "CupFinal");
    }

    /** Two crowds that have nothing to do with each other, at the same time. */
    private Pair simultaneous() {
        Crowd one = world.crowd(world.between(60, 400), world.share(0, 1));
        Crowd two = world.crowd(world.between(60, 400), world.share(0, 1));
        write(one, 1.5, 0, 36, topic, A);
        write(two, 1.5, world.share(0.5, 20), 36, other, B);
        for (int i = 0; i < 20; i++) {
            exchange(one, world.posts(post -> post.has(World.A)), A, 0.2);
            exchange(two, world.posts(post -> post.has(World.B)), B, 0.2);
        }
        boostApart(one, two, world.share(0.5, 3), world.share(0, 0.05));
        return noisy("GardenDay", world.chance(0.3) ? "TramDay" : "NightTrains");
    }

    private void write(Crowd crowd, double postsPerPerson, double begin, double span, Topic about, Set<Long> tags) {
        for (int i = 0; i < crowd.writers() * postsPerPerson; i++) {
            world.write(author(crowd, i), world.hour(begin, span), about, tags);
        }
    }

    /** A reply to or quote of one of some posts, within hours. */
    private void exchange(Crowd by, List<Post> to, Set<Long> tags, double quotes) {
        Post target = world.weighed(to);
        if (target != null) {
            world.reply(
                    world.writer(by), target.hour() + world.share(0.05, 4), topic, tags, target, world.chance(quotes));
        }
    }

    private List<Post> byAny(Crowd crowd) {
        return world.posts(post -> crowd.has(post.author()));
    }

    /** Each writes once, then those who write more. */
    private long author(Crowd crowd, int number) {
        return number < crowd.writers() ? crowd.from() + number : world.writer(crowd);
    }

    private void boost(Crowd by, List<Post> posts, double boostsPerPost) {
        for (int i = 0; i < posts.size() * boostsPerPost; i++) {
            Post post = world.weighed(posts);
            if (post != null) {
                world.boost(world.booster(by), post);
            }
        }
    }

    /** Boosts by two crowds of their own posts, a share of them of the other's. */
    private void boostApart(Crowd one, Crowd two, double boostsPerPost, double across) {
        List<Post> ofOne = byAny(one);
        List<Post> ofTwo = byAny(two);
        boost(one, ofOne, boostsPerPost * (1 - across));
        boost(two, ofOne, boostsPerPost * across);
        boost(two, ofTwo, boostsPerPost * (1 - across));
        boost(one, ofTwo, boostsPerPost * across);
    }

    /** Adds passers-by, who use either tag or both, boost anything and reply to anything. */
    private Pair noisy(String nameA, String nameB) {
        Crowd passing = world.crowd(100, 1);
        List<Post> posts = world.posts(_ -> true);
        double noise = world.share(0.01, 0.06);
        for (int i = 0; i < posts.size() * noise; i++) {
            Post near = posts.get(world.between(0, posts.size() - 1));
            Set<Long> tags = world.chance(0.2) ? BOTH : world.chance(0.5) ? A : B;
            double hour = near.hour() + world.share(0.01, 3);
            // Nobody uses a tag before it exists.
            boolean exists = near.tags().containsAll(tags);
            if (exists && world.chance(0.3)) {
                world.reply(world.writer(passing), hour, other, tags, near, world.chance(0.3));
            } else if (exists) {
                world.write(world.writer(passing), hour, other, tags);
            }
        }
        boost(passing, posts, noise);
        return world.pair(nameA, nameB, world.chance(0.95));
    }
}
