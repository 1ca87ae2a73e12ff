package org.groundswell.bench.relations;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.groundswell.bench.relations.World.Crowd;
import org.groundswell.bench.relations.World.Post;
import org.groundswell.bench.relations.World.Topic;
import org.groundswell.trends.relate.Pair;

/** A world with two topics, and what crowds do in it. */
final class Scene {
    static final List<String> LANGUAGES = List.of("en", "es", "pt", "fr", "de", "fil");
    /** The tags of posts. */
    static final Set<Long> A = Set.of(World.A);

    static final Set<Long> B = Set.of(World.B);
    static final Set<Long> C = Set.of(World.C);
    static final Set<Long> BOTH = Set.of(World.A, World.B);

    final World world;
    final Topic topic;
    final Topic other;

    Scene(long seed) {
        Random random = new Random(seed * 7_919 + 17);
        this.world = new World(random);
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        this.topic = new Topic(language, "topic");
        this.other = new Topic(language, "other");
    }

    void write(Crowd crowd, double postsPerPerson, double begin, double span, Topic about, Set<Long> tags) {
        for (int i = 0; i < crowd.writers() * postsPerPerson; i++) {
            world.write(author(crowd, i), world.hour(begin, span), about, tags);
        }
    }

    /** A reply to or quote of one of some posts, within hours. */
    void exchange(Crowd by, List<Post> to, Set<Long> tags, double quotes) {
        Post target = world.weighed(to);
        if (target != null) {
            world.reply(
                    world.writer(by), target.hour() + world.share(0.05, 4), topic, tags, target, world.chance(quotes));
        }
    }

    List<Post> byAny(Crowd crowd) {
        return world.posts(post -> crowd.has(post.author()));
    }

    /** Each writes once, then those who write more. */
    long author(Crowd crowd, int number) {
        return number < crowd.writers() ? crowd.from() + number : world.writer(crowd);
    }

    void boost(Crowd by, List<Post> posts, double boostsPerPost) {
        for (int i = 0; i < posts.size() * boostsPerPost; i++) {
            Post post = world.weighed(posts);
            if (post != null) {
                world.boost(world.booster(by), post);
            }
        }
    }

    /** Boosts by two crowds of their own posts, a share of them of the other's. */
    void boostApart(Crowd one, Crowd two, double boostsPerPost, double across) {
        List<Post> ofOne = byAny(one);
        List<Post> ofTwo = byAny(two);
        boost(one, ofOne, boostsPerPost * (1 - across));
        boost(two, ofOne, boostsPerPost * across);
        boost(two, ofTwo, boostsPerPost * (1 - across));
        boost(one, ofTwo, boostsPerPost * across);
    }

    /** Adds passers-by, who use either tag or both, boost anything and reply to anything. */
    Pair noisy(String nameA, String nameB) {
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
