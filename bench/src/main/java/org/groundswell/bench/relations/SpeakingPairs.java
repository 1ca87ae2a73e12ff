package org.groundswell.bench.relations;

import java.util.List;
import java.util.Set;
import org.groundswell.bench.relations.World.Crowd;
import org.groundswell.bench.relations.World.Post;
import org.groundswell.trends.relate.Pair;

/** Pairs of tags whose people speak about the other tag: they answer it, help, report or mock. */
final class SpeakingPairs {
    private final Scene scene;

    SpeakingPairs(Scene scene) {
        this.scene = scene;
    }

    /**
     * Scene.A movement that answers a provocation: it replies to and quotes the other side, each side boosts its own.
     *
     * @param retorts replies by the other side, as a share of the answering posts
     * @param toSister the share of answers that go to a sister tag of the earlier tag
     */
    Pair movement(double retorts, double toSister) {
        Crowd provoking = scene.world.crowd(scene.world.between(60, 300), scene.world.share(0, 1));
        Crowd answering = scene.world.crowd(scene.world.between(60, 400), scene.world.share(0, 1));
        double quotes = scene.world.share(0, 0.6);
        double crossing = scene.world.share(0.35, 0.75);
        double naming = scene.world.share(0.05, 0.2);
        double begin = scene.world.share(2, 24);
        scene.write(provoking, 1.6, 0, 30, scene.topic, Scene.A);
        if (toSister > 0) {
            scene.write(provoking, 0.8, 0, 30, scene.topic, Scene.C);
        }
        List<Post> said = scene.world.posts(post -> post.has(World.A));
        List<Post> sister = scene.world.posts(post -> post.has(World.C));
        for (int i = 0; i < answering.writers() * 1.5; i++) {
            double hour = scene.world.hour(begin, 24);
            // Most of the first posts are replies; later more and more are posts of their own.
            boolean replies = scene.world.chance(crossing * Math.exp(-(hour - begin) / 12));
            Post target = scene.world.before(scene.world.chance(toSister) ? sister : said, hour);
            Set<Long> tags = scene.world.chance(naming) ? Scene.BOTH : Scene.B;
            long author = scene.author(answering, i);
            if (replies && target != null) {
                scene.world.reply(author, hour, scene.topic, tags, target, scene.world.chance(quotes));
            } else {
                scene.world.write(author, hour, scene.topic, tags);
            }
        }
        List<Post> answers = scene.world.posts(post -> post.has(World.B));
        for (int i = 0; i < answers.size() * retorts; i++) {
            scene.exchange(provoking, answers, scene.world.chance(0.3) ? Scene.BOTH : Scene.A, quotes);
        }
        scene.boostApart(provoking, answering, scene.world.share(0.5, 3), scene.world.share(0.02, 0.1));
        boolean mirrored = scene.world.chance(0.5);
        return scene.noisy(mirrored ? "NotAllRivers" : "RiverTalk", mirrored ? "YesAllRivers" : "MorningLamps");
    }

    /** People ask with a tag; a few who know reply with another one. Hardly anybody boosts, except
     * that in some pairs the helpers boost each other. */
    Pair helpers() {
        Crowd asking = scene.world.crowd(scene.world.between(60, 400), scene.world.share(0, 1));
        Crowd helping = scene.world.crowd(scene.world.between(25, 120), 0);
        double replying = scene.world.share(0.6, 0.95);
        double naming = scene.world.share(0, 0.6);
        double boosts = scene.world.share(0, 0.3);
        double begin = scene.world.share(0.5, 12);
        scene.write(asking, 1.2, 0, 30, scene.topic, Scene.A);
        List<Post> questions = scene.world.posts(post -> post.has(World.A));
        for (int i = 0; i < helping.writers() * scene.world.share(1, 2.5); i++) {
            double hour = scene.world.hour(begin, 24);
            Post target = scene.world.before(questions, hour);
            Set<Long> tags = scene.world.chance(naming) ? Scene.BOTH : Scene.B;
            if (target != null && scene.world.chance(replying)) {
                scene.world.reply(scene.author(helping, i), hour, scene.topic, tags, target, scene.world.chance(0.05));
            } else {
                scene.world.write(scene.author(helping, i), hour, scene.topic, tags);
            }
        }
        scene.boost(asking, scene.world.posts(_ -> true), boosts);
        if (scene.world.chance(0.4)) {
            scene.boost(helping, scene.byAny(helping), scene.world.share(0, 1.5));
        }
        return scene.noisy("AskTheNurse", scene.world.chance(0.5) ? "NurseAnswers" : "OnNightShift");
    }

    /** Others stand by the people of a tag: they reply to them with a tag of their own, and both boost each other. */
    Pair support() {
        Crowd movement = scene.world.crowd(scene.world.between(60, 300), scene.world.share(0, 1));
        Crowd supporting = scene.world.crowd(scene.world.between(40, 300), scene.world.share(0, 1));
        double replying = scene.world.share(0.2, 0.7);
        double naming = scene.world.share(0.1, 0.5);
        double begin = scene.world.share(2, 24);
        scene.write(movement, 1.6, 0, 36, scene.topic, Scene.A);
        List<Post> said = scene.world.posts(post -> post.has(World.A));
        for (int i = 0; i < supporting.writers() * 1.4; i++) {
            double hour = scene.world.hour(begin, 30);
            Post target = scene.world.before(said, hour);
            Set<Long> tags = scene.world.chance(naming) ? Scene.BOTH : Scene.B;
            if (target != null && scene.world.chance(replying)) {
                scene.world.reply(
                        scene.author(supporting, i), hour, scene.topic, tags, target, scene.world.chance(0.3));
            } else {
                scene.world.write(scene.author(supporting, i), hour, scene.topic, tags);
            }
        }
        List<Post> supported = scene.world.posts(post -> post.has(World.B));
        for (int i = 0; i < supported.size() * scene.world.share(0, 0.3); i++) {
            scene.exchange(movement, supported, Scene.A, 0.1);
        }
        scene.boostApart(movement, supporting, scene.world.share(0.5, 3), scene.world.share(0.2, 0.5));
        return scene.noisy("TeachersStrike", scene.world.chance(0.3) ? "ParentsStrike" : "WeStandWithThem");
    }

    /** Two camps dispute with a tag each; reporters quote both, and name both. */
    Pair reporters() {
        Crowd one = scene.world.crowd(scene.world.between(60, 300), scene.world.share(0, 1));
        Crowd two = scene.world.crowd(scene.world.between(60, 300), scene.world.share(0, 1));
        Crowd reporting = scene.world.crowd(scene.world.between(20, 60), scene.world.share(1, 6));
        double naming = scene.world.share(0.2, 0.5);
        double quoting = scene.world.share(0.5, 0.9);
        double retold = scene.world.share(0.1, 0.6);
        scene.write(one, 1.6, 0, 30, scene.topic, Scene.A);
        scene.write(two, 1.6, scene.world.share(0, 6), 30, scene.topic, Scene.C);
        for (int i = 0; i < one.writers() * 0.4; i++) {
            scene.exchange(one, scene.world.posts(post -> post.has(World.C)), Scene.A, 0.4);
            scene.exchange(two, scene.world.posts(post -> post.has(World.A)), Scene.C, 0.4);
        }
        double begin = scene.world.share(4, 20);
        List<Post> all = scene.world.posts(_ -> true);
        List<Post> ofOne = all.stream().filter(post -> post.has(World.A)).toList();
        List<Post> ofTwo = all.stream().filter(post -> post.has(World.C)).toList();
        double toOne = scene.world.share(0.4, 0.6);
        for (int i = 0; i < reporting.writers() * scene.world.share(1.5, 4); i++) {
            double hour = scene.world.hour(begin, 20);
            Set<Long> tags = scene.world.chance(naming) ? Set.of(World.A, World.B, World.C) : Scene.B;
            Post target = scene.world.before(scene.world.chance(toOne) ? ofOne : ofTwo, hour);
            if (target != null && scene.world.chance(quoting)) {
                scene.world.reply(scene.author(reporting, i), hour, scene.topic, tags, target, scene.world.chance(0.9));
            } else {
                scene.world.write(scene.author(reporting, i), hour, scene.topic, tags);
            }
        }
        scene.boostApart(one, two, scene.world.share(0.5, 2), scene.world.share(0.02, 0.1));
        List<Post> reports = scene.world.posts(post -> post.has(World.B));
        scene.boost(reporting, reports, scene.world.share(0.5, 3));
        scene.boost(one, reports, retold);
        scene.boost(two, reports, retold);
        return scene.noisy("SaveTheHarbour", scene.world.chance(0.3) ? "HarbourVote" : "EveningNews");
    }

    /** Journalists quote posts with one tag under the tag of their programme; their readers and its people boost that. */
    Pair journalists() {
        Crowd people = scene.world.crowd(scene.world.between(60, 400), scene.world.share(0, 1));
        Crowd journalists = scene.world.crowd(scene.world.between(20, 60), scene.world.share(1, 6));
        double quoting = scene.world.share(0.5, 0.95);
        double elsewhere = scene.world.share(0, 0.6);
        double byPeople = scene.world.share(0.1, 0.5);
        scene.write(people, 1.6, 0, 30, scene.topic, Scene.A);
        scene.write(scene.world.crowd(scene.world.between(60, 200), 0), 1.5, 0, 30, scene.other, Scene.C);
        List<Post> said = scene.world.posts(post -> post.has(World.A));
        List<Post> others = scene.world.posts(post -> post.has(World.C));
        double begin = scene.world.share(2, 20);
        for (int i = 0; i < journalists.writers() * scene.world.share(1.5, 4); i++) {
            double hour = scene.world.hour(begin, 24);
            Post target = scene.world.before(scene.world.chance(elsewhere) ? others : said, hour);
            if (target != null && scene.world.chance(quoting)) {
                scene.world.reply(
                        scene.author(journalists, i), hour, scene.topic, Scene.B, target, scene.world.chance(0.9));
            } else {
                scene.world.write(
                        scene.author(journalists, i),
                        hour,
                        scene.topic,
                        scene.world.chance(0.3) ? Scene.BOTH : Scene.B);
            }
        }
        List<Post> reports = scene.world.posts(post -> post.has(World.B));
        scene.boost(people, said, scene.world.share(0.5, 2));
        double boosts = scene.world.share(0.5, 4);
        scene.boost(people, reports, boosts * byPeople);
        scene.boost(journalists, reports, boosts * (1 - byPeople));
        return scene.noisy("TramStrike", scene.world.chance(0.3) ? "TramReport" : "MorningShow");
    }

    /** The opponents of a tag mock it in posts with it, mostly beside a tag of their own. Each camp boosts its own. */
    Pair mockery(boolean isNew) {
        Crowd own = scene.world.crowd(scene.world.between(40, 250), scene.world.share(0, 1));
        Crowd mocking = scene.world.crowd(scene.world.between(60, 350), scene.world.share(0, 1));
        double joint = scene.world.share(0.4, 0.8);
        double bare = scene.world.share(0.1, 0.4) * (1 - joint);
        double replying = scene.world.share(0.1, 0.5);
        double begin = scene.world.share(2, 24);
        if (!isNew) {
            scene.write(mocking, scene.world.share(0.5, 1.5), -scene.world.share(10, 60), 90, scene.other, Scene.B);
        }
        scene.write(own, 1.6, 0, 40, scene.topic, Scene.A);
        List<Post> said = scene.world.posts(post -> post.has(World.A));
        for (int i = 0; i < mocking.writers() * 1.5; i++) {
            double hour = scene.world.hour(begin, 24);
            double drawn = scene.world.share(0, 1);
            Set<Long> tags = drawn < joint ? Scene.BOTH : drawn < joint + bare ? Scene.A : Scene.B;
            Post target = scene.world.before(said, hour);
            if (target != null && scene.world.chance(replying)) {
                scene.world.reply(scene.author(mocking, i), hour, scene.topic, tags, target, scene.world.chance(0.6));
            } else {
                scene.world.write(scene.author(mocking, i), hour, scene.topic, tags);
            }
        }
        scene.boostApart(own, mocking, scene.world.share(0.7, 3), scene.world.share(0.01, 0.06));
        return scene.noisy("MyProudCity", scene.world.chance(0.2) ? "NotMyProudCity" : "ClownTown");
    }
}
