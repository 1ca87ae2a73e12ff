package org.groundswell.bench.relations;

import java.util.List;
import java.util.Set;
import org.groundswell.bench.relations.World.Crowd;
import org.groundswell.bench.relations.World.Post;
import org.groundswell.bench.relations.World.Topic;
import org.groundswell.trends.relate.Pair;

/** Pairs of tags that share a cause, an event, people, or nothing but the time. */
final class SharingPairs {
    private final Scene scene;

    SharingPairs(Scene scene) {
        this.scene = scene;
    }

    /** One cause with two tags: part of the crowd uses both, and it replies and boosts within itself. */
    Pair allies() {
        Crowd crowd = scene.world.crowd(scene.world.between(80, 500), scene.world.share(0, 1));
        Crowd joining = scene.world.crowd(scene.world.between(20, 150), scene.world.share(0, 1));
        double joint = scene.world.share(0.15, 0.5);
        double replying = scene.world.share(0.1, 0.3);
        double fromCrowd = scene.world.share(0.3, 0.8);
        double begin = scene.world.share(3, 48);
        scene.write(crowd, 1.5, 0, 60, scene.topic, Scene.A);
        List<Post> said = scene.world.posts(post -> post.has(World.A));
        for (int i = 0; i < crowd.writers() * scene.world.share(0.4, 1); i++) {
            double hour = scene.world.hour(begin, 36);
            Crowd by = scene.world.chance(fromCrowd) ? crowd : joining;
            Set<Long> tags = scene.world.chance(joint) ? Scene.BOTH : Scene.B;
            Post target = scene.world.before(
                    scene.world.chance(0.5) ? said : scene.world.posts(post -> post.has(World.B)), hour);
            if (target != null && scene.world.chance(replying)) {
                scene.world.reply(scene.world.writer(by), hour, scene.topic, tags, target, scene.world.chance(0.3));
            } else {
                scene.world.write(scene.world.writer(by), hour, scene.topic, tags);
            }
        }
        scene.boostApart(crowd, joining, scene.world.share(0.5, 3), scene.world.share(0.25, 0.5));
        return scene.noisy("JusticeForMara", scene.world.chance(0.4) ? "JusticeForAll" : "ScrapTheLaw");
    }

    /** One event in two languages: some people are bilingual, places have the same names, some boosts cross over. */
    Pair translation() {
        Crowd one = scene.world.crowd(scene.world.between(60, 300), scene.world.share(0, 1));
        Crowd two = scene.world.crowd(scene.world.between(60, 300), scene.world.share(0, 1));
        double bilingual = scene.world.share(0.05, 0.3);
        double joint = scene.world.share(0.05, 0.25);
        double begin = scene.world.share(0.2, 6);
        Topic translated = new Topic("xx", scene.world.chance(0.5) ? "scene.topic" : "tema");
        scene.write(one, 1.5, 0, 30, scene.topic, Scene.A);
        for (int i = 0; i < two.writers() * 1.5; i++) {
            long author = scene.world.chance(bilingual) ? scene.world.writer(one) : scene.author(two, i);
            scene.world.write(
                    author, scene.world.hour(begin, 30), translated, scene.world.chance(joint) ? Scene.BOTH : Scene.B);
        }
        for (int i = 0; i < one.writers() * 0.2; i++) {
            scene.exchange(
                    scene.world.chance(bilingual) ? one : two,
                    scene.world.posts(post -> post.has(World.B)),
                    Scene.B,
                    0.3);
            scene.exchange(
                    scene.world.chance(bilingual) ? two : one,
                    scene.world.posts(post -> post.has(World.A)),
                    Scene.A,
                    0.3);
        }
        scene.boostApart(one, two, scene.world.share(0.5, 3), scene.world.share(0.1, 0.4));
        return scene.noisy("EarthquakeCity", "TerremotoCity");
    }

    /** Two towns in a flood: each reports, and offers help to the other. Boosts go across often or hardly. */
    Pair towns() {
        Crowd one = scene.world.crowd(scene.world.between(60, 300), scene.world.share(0, 1));
        Crowd two = scene.world.crowd(scene.world.between(60, 300), scene.world.share(0, 1));
        double begin = scene.world.share(1, 12);
        double helping = scene.world.share(0.1, 0.35);
        scene.write(one, 1.5, 0, 36, scene.topic, Scene.A);
        scene.write(two, 1.5, begin, 36, scene.topic, Scene.B);
        int exchanges = (int) (Math.min(one.writers(), two.writers()) * 1.5 * helping);
        List<Post> ofOne = scene.world.posts(post -> post.has(World.A));
        List<Post> ofTwo = scene.world.posts(post -> post.has(World.B));
        for (int i = 0; i < exchanges * scene.world.share(0.9, 1.1); i++) {
            scene.exchange(two, ofOne, scene.world.chance(0.1) ? Scene.BOTH : Scene.B, 0.2);
        }
        for (int i = 0; i < exchanges * scene.world.share(0.6, 1.1); i++) {
            scene.exchange(one, ofTwo, scene.world.chance(0.1) ? Scene.BOTH : Scene.A, 0.2);
        }
        boolean few = scene.world.chance(0.3);
        scene.boostApart(
                one, two, few ? scene.world.share(0, 0.2) : scene.world.share(0.5, 3), scene.world.share(0.03, 0.5));
        return scene.world.chance(0.5)
                ? scene.noisy("HelpDavao", "HelpTagum")
                : scene.noisy("FloodRiverton", "HighWaterMill");
    }

    /** Scene.A tag that two camps dispute in, and the tag of one of them, before or after it. */
    Pair twoCamps() {
        Crowd left = scene.world.crowd(scene.world.between(60, 250), scene.world.share(0, 1));
        Crowd right = scene.world.crowd(scene.world.between(60, 250), scene.world.share(0, 1));
        double begin = scene.world.share(-8, 16);
        double joint = scene.world.share(0.2, 0.6);
        scene.write(left, 1.5, 0, 36, scene.topic, Scene.A);
        scene.write(right, 1.2, 0, 36, scene.topic, Scene.A);
        for (int i = 0; i < left.writers() * 0.4; i++) {
            scene.exchange(left, scene.byAny(right), Scene.A, 0.3);
            scene.exchange(right, scene.byAny(left), Scene.A, 0.3);
        }
        double replying = scene.world.share(0.1, 0.4);
        for (int i = 0; i < right.writers() * 1.2; i++) {
            double hour = scene.world.hour(begin, 30);
            Set<Long> tags = scene.world.chance(joint) ? Scene.BOTH : Scene.B;
            Post target = scene.world.before(scene.byAny(scene.world.chance(0.7) ? left : right), hour);
            if (target != null && scene.world.chance(replying)) {
                scene.world.reply(scene.author(right, i), hour, scene.topic, tags, target, scene.world.chance(0.3));
            } else {
                scene.world.write(scene.author(right, i), hour, scene.topic, tags);
            }
        }
        scene.boostApart(left, right, scene.world.share(0.7, 3), scene.world.share(0.02, 0.1));
        return scene.noisy("TheDebate", scene.world.chance(0.3) ? "DebateForRosa" : "VoteRosa");
    }

    /** Scene.A general tag of many topics, and an event whose people use it too. */
    Pair general() {
        Crowd many = scene.world.crowd(scene.world.between(200, 900), scene.world.share(0, 1));
        Crowd event = scene.world.crowd(scene.world.between(50, 250), scene.world.share(0, 1));
        double joint = scene.world.share(0.2, 0.6);
        double begin = scene.world.share(4, 30);
        for (int i = 0; i < many.writers() * 1.3; i++) {
            Topic of =
                    new Topic(Scene.LANGUAGES.get(scene.world.between(0, 5)), "subject" + scene.world.between(1, 20));
            scene.world.write(scene.world.writer(many), scene.world.hour(0, 60), of, Set.of(World.A, (long)
                    scene.world.between(200, 230)));
        }
        for (int i = 0; i < event.writers() * 1.5; i++) {
            long author = scene.world.chance(0.2) ? scene.world.writer(many) : scene.author(event, i);
            double hour = scene.world.hour(begin, 24);
            Set<Long> tags = scene.world.chance(joint) ? Scene.BOTH : Scene.B;
            long near = scene.world.chance(0.2) ? World.A : World.B;
            Post target = scene.world.before(scene.world.posts(post -> post.has(near)), hour);
            if (target != null && scene.world.chance(0.15)) {
                scene.world.reply(author, hour, scene.topic, tags, target, scene.world.chance(0.3));
            } else {
                scene.world.write(author, hour, scene.topic, tags);
            }
        }
        scene.boostApart(many, event, scene.world.share(0.3, 2), scene.world.share(0.03, 0.2));
        return scene.noisy("News", scene.world.chance(0.5) ? "NewsFromTheDam" : "DamBreak");
    }

    /** Two topics of the same fans, who seldom name both. */
    Pair sameFans() {
        Crowd fans = scene.world.crowd(scene.world.between(100, 400), scene.world.share(0, 1));
        double joint = scene.world.share(0, 0.03);
        double replying = scene.world.share(0.05, 0.25);
        scene.write(fans, 1.3, 0, 40, scene.topic, Scene.A);
        double begin = scene.world.share(1, 30);
        for (int i = 0; i < fans.writers() * 1.3; i++) {
            double hour = scene.world.hour(begin, 40);
            long near = scene.world.chance(0.15) ? World.A : World.B;
            Post target = scene.world.before(scene.world.posts(post -> post.has(near)), hour);
            Set<Long> tags = scene.world.chance(joint) ? Scene.BOTH : Scene.B;
            if (target != null && scene.world.chance(replying)) {
                scene.world.reply(scene.world.writer(fans), hour, scene.other, tags, target, false);
            } else {
                scene.world.write(scene.world.writer(fans), hour, scene.other, tags);
            }
        }
        scene.boost(fans, scene.world.posts(_ -> true), scene.world.share(0.5, 3));
        return scene.noisy("TheLanterns", scene.world.chance(0.2) ? "TheFalcons" : "CupFinal");
    }

    /** Two crowds that have nothing to do with each other, at the same time. */
    Pair simultaneous() {
        Crowd one = scene.world.crowd(scene.world.between(60, 400), scene.world.share(0, 1));
        Crowd two = scene.world.crowd(scene.world.between(60, 400), scene.world.share(0, 1));
        scene.write(one, 1.5, 0, 36, scene.topic, Scene.A);
        scene.write(two, 1.5, scene.world.share(0.5, 20), 36, scene.other, Scene.B);
        for (int i = 0; i < 20; i++) {
            scene.exchange(one, scene.world.posts(post -> post.has(World.A)), Scene.A, 0.2);
            scene.exchange(two, scene.world.posts(post -> post.has(World.B)), Scene.B, 0.2);
        }
        scene.boostApart(one, two, scene.world.share(0.5, 3), scene.world.share(0, 0.05));
        return scene.noisy("GardenDay", scene.world.chance(0.3) ? "TramDay" : "NightTrains");
    }
}
