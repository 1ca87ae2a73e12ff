package org.groundswell.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.groundswell.auth.Role;
import org.groundswell.media.TestMedia;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Debian's {@code python3-mastodon}, in scripts. */
class MastodonPyTest extends ClientTest {
    @BeforeAll
    static void isInstalled() {
        assumeTrue(
                Files.exists(Path.of("/usr/lib/python3/dist-packages/mastodon")), "python3-mastodon is not installed");
    }

    @Test
    void blocksMutesAndAsksToFollow() throws Exception {
        String ana = server.token(account("ana"), "read write follow");
        String ben = server.token(account("ben"), "read write follow");
        String script = """
                import sys
                from mastodon import Mastodon
                ana = Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1])
                ben = Mastodon(access_token=sys.argv[3], api_base_url=sys.argv[1])
                a, b = ana.me(), ben.me()
                assert ben.account_update_credentials(locked=True)["locked"]
                asked = ana.account_follow(b)
                assert asked["requested"] and not asked["following"]
                assert [each["id"] for each in ben.follow_requests()] == [a["id"]]
                assert ben.follow_request_authorize(a)["followed_by"]
                assert ana.account_relationships(b)[0]["following"]
                posted = ben.status_post("For a follower")
                assert ana.timeline_home()[0]["id"] == posted["id"]
                assert ana.account_mute(b, notifications=False, duration=600)["muting"]
                assert ana.mutes()[0]["mute_expires_at"] is not None
                assert ana.timeline_home() == []
                assert not ana.account_unmute(b)["muting"]
                assert ana.timeline_home()[0]["id"] == posted["id"]
                assert ana.account_pin(b)["endorsed"]
                assert ana.endorsements()[0]["id"] == b["id"]
                assert ana.account_note_set(b, "a friend")["note"] == "a friend"
                blocked = ana.account_block(b)
                assert blocked["blocking"] and not blocked["following"] and not blocked["endorsed"]
                assert ana.blocks()[0]["id"] == b["id"]
                assert ben.account_relationships(a)[0]["blocked_by"]
                assert not ana.account_unblock(b)["blocking"]
                ana.domain_block("spam.example")
                assert ana.domain_blocks() == ["spam.example"]
                ana.domain_unblock("spam.example")
                assert ana.domain_blocks() == []
                print("done")
                """;
        run(script, ana, ben);
    }

    @Test
    void featuresTagsAndFindsPeople() throws Exception {
        String ana = server.token(account("ana"), "read write follow");
        String ben = server.token(account("ben"), "read write follow");
        String cay = server.person("cay");
        String script = """
                import sys
                from mastodon import Mastodon, MastodonAPIError
                ana = Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1])
                ben = Mastodon(access_token=sys.argv[3], api_base_url=sys.argv[1])
                a, b = ana.me(), ben.me()
                ben.status_post("Lights on the river #LanternNight")
                assert [each["name"].lower() for each in ben.featured_tag_suggestions()] == ["lanternnight"]
                featured = ben.featured_tag_create("LanternNight")
                assert featured["name"] == "LanternNight"
                assert int(featured["statuses_count"]) == 1
                assert [each["id"] for each in ben.featured_tags()] == [featured["id"]]
                assert [each["id"] for each in ana.account_featured_tags(b)] == [featured["id"]]
                try:
                    ben.featured_tag_create("lanternnight")
                    assert False
                except MastodonAPIError:
                    pass
                ben.featured_tag_delete(featured)
                assert ben.featured_tags() == []

                cay = Mastodon(access_token=sys.argv[4], api_base_url=sys.argv[1])
                cay.account_follow(b)
                ana.account_follow(cay.me())
                assert b["id"] in [each["id"] for each in ana.suggestions()]
                ana.suggestion_delete(b)
                assert b["id"] not in [each["id"] for each in ana.suggestions()]

                assert b["id"] in [each["id"] for each in ana.directory(order="active", local=True)]
                assert a["id"] in [each["id"] for each in ana.directory(order="new", limit=80)]
                ana.account_block(b)
                assert b["id"] not in [each["id"] for each in ana.directory(order="new")]
                print("done")
                """;
        run(script, ana, ben, cay);
    }

    @Test
    void postsReadsBoostsFollowsAndSearches() throws Exception {
        String token = server.token(account("ana"), "read write follow");
        String script = """
                import sys, time
                from mastodon import Mastodon
                api = Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1])
                assert api.instance()["configuration"]["statuses"]["max_characters"] == 500
                assert api.me()["acct"] == "ana"
                posted = api.status_post("From a script #March", idempotency_key="k")
                assert posted["id"] == api.timeline_hashtag("march")[0]["id"]
                assert posted == api.timeline_home()[0]
                assert api.timeline_public()[0]["content"] == posted["content"]
                ben = api.account_lookup("ben")
                assert api.account_follow(ben)["following"]
                assert api.status_reblog(posted)["reblog"]["id"] == posted["id"]
                assert api.status_favourite(posted)["favourited"]
                assert api.status_context(posted)["descendants"] == []
                found = []
                end = time.monotonic() + 60
                while not found and time.monotonic() < end:
                    found = api.search("#mar")["hashtags"]
                assert found[0]["name"] == "March"
                assert len(found[0]["history"]) == 7
                older = api.fetch_next(api.timeline_hashtag("march", limit=1))
                assert older is None or older == []
                api.status_delete(posted)
                assert api.timeline_hashtag("march") == []
                print("done")
                """;
        run(script, token);
    }

    @Test
    void postsPicturesAndAVideoAndChangesTheProfile() throws Exception {
        String ana = server.token(account("ana"), "read write");
        Path picture = Files.write(directory.resolve("picture.png"), TestMedia.png(60, 40));
        assumeTrue(TestMedia.hasFfmpeg(), "ffmpeg is not installed");
        byte[] made = TestMedia.made("mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac");
        Path video = Files.write(directory.resolve("video.mp4"), made);
        String script = """
                import sys, time
                from mastodon import Mastodon
                ana = Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1])
                picture = ana.media_post(sys.argv[3], description="two halves", focus=(-0.5, 0.5))
                assert picture["type"] == "image" and picture["meta"]["original"]["width"] == 60
                assert ana.media_update(picture, description="halves")["description"] == "halves"
                posted = ana.status_post("A picture", media_ids=[picture])
                assert posted["media_attachments"][0]["description"] == "halves"
                assert ana.timeline_public(only_media=True)[0]["id"] == posted["id"]
                video = ana.media_post(sys.argv[4], synchronous=True)
                assert video["type"] == "video" and video["url"]
                assert ana.status_post("A video", media_ids=[video])["media_attachments"][0]["type"] == "video"
                me = ana.account_update_credentials(avatar=sys.argv[3], header=sys.argv[3])
                assert "/media/" in me["avatar"] and "/media/" in me["header"]
                assert ana.status_pin(posted)["pinned"]
                assert ana.account_statuses(me, pinned=True)[0]["id"] == posted["id"]
                print("done")
                """;
        run(script, ana, picture.toString(), video.toString());
    }

    @Test
    void readsNotificationsListsAndConversationsAndFilters() throws Exception {
        String ana = server.token(server.account("reading_ana"), "read write follow");
        String ben = server.token(server.account("reading_ben"), "read write follow");
        String script = """
                import sys
                from mastodon import Mastodon
                ana = Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1])
                ben = Mastodon(access_token=sys.argv[3], api_base_url=sys.argv[1])
                a, b = ana.me(), ben.me()
                def soon(ask, wanted):
                    for _ in range(2000):
                        found = ask()
                        if wanted(found):
                            return found
                    raise AssertionError(found)
                ana.account_follow(b)
                friends = ana.list_create("Friends")
                ana.list_accounts_add(friends, [b])
                assert [each["id"] for each in ana.list_accounts(friends)] == [b["id"]]
                assert [each["title"] for each in ana.account_lists(b)] == ["Friends"]
                posted = ben.status_post("A spoiler for friends")
                soon(lambda: ana.timeline_list(friends), lambda found: [each["id"] for each in found] == [posted["id"]])
                assert ana.list_update(friends, "Family")["title"] == "Family"
                ana.list_accounts_delete(friends, [b])
                assert ana.timeline_list(friends) == []
                ana.list_delete(friends)
                assert ana.lists() == []

                spoilers = ana.filter_create("spoiler", ["home", "thread"], whole_word=True)
                assert [each["phrase"] for each in ana.filters()] == ["spoiler"]
                assert ana.timeline_home()[0]["filtered"][0]["filter"]["title"] == "spoiler"
                assert ana.filters_apply(ana.timeline_home(), ana.filters(), "home") == []
                ana.filter_delete(spoilers)
                assert ana.filters() == [] and ana.timeline_home()[0]["filtered"] == []

                first = ben.status_post("@reading_ana between us", visibility="direct")
                talk = soon(ana.conversations, lambda found: len(found) == 1)[0]
                assert talk["unread"] and talk["accounts"][0]["id"] == b["id"]
                assert talk["last_status"]["id"] == first["id"]
                ana.conversations_read(talk)
                assert not ana.conversations()[0]["unread"]
                answer = ana.status_reply(first, "yes")
                soon(ben.conversations, lambda found: found and found[0]["last_status"]["id"] == answer["id"])

                asked = soon(lambda: ana.notifications(types=["mention"]), lambda found: len(found) == 1)[0]
                assert asked["status"]["id"] == first["id"]
                ana.markers_set(["notifications"], [asked["id"]])
                assert str(ana.markers_get(["notifications"])["notifications"]["last_read_id"]) == str(asked["id"])
                muted = ana.status_post("About the weather")
                assert ana.status_mute(muted)["muted"]
                ben.status_reply(muted, "It rains")
                later = ben.status_post("@reading_ana and then?")
                found = soon(lambda: ana.notifications(types=["mention"]), lambda found: len(found) > 1)
                assert [each["status"]["id"] for each in found] == [later["id"], first["id"]], found
                assert not ana.status_unmute(muted)["muted"]
                ana.notifications_dismiss(asked)
                ana.notifications_clear()
                assert ana.notifications() == []
                print("done")
                """;
        run(script, ana, ben);
    }

    @Test
    void reportsAndModerates() throws Exception {
        String ana = server.token(server.account("reporting_ana"), "read write follow");
        String troll = server.token(server.account("reported_troll"), "read write follow");
        String mod = server.token(server.account("deciding_mod", Role.MODERATOR), "read write admin:read admin:write");
        String script = """
                import sys
                from mastodon import Mastodon, MastodonAPIError
                ana = Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1])
                troll = Mastodon(access_token=sys.argv[3], api_base_url=sys.argv[1])
                mod = Mastodon(access_token=sys.argv[4], api_base_url=sys.argv[1])
                posted = troll.status_post("Nobody wants you here")
                target = posted["account"]
                report = ana.report(target, [posted], "Again and again", category="other")
                assert not report["action_taken"]
                seen = [each for each in mod.admin_reports() if each["target_account"]["id"] == target["id"]][0]
                assert seen["comment"] == "Again and again"
                assert [each["id"] for each in seen["statuses"]] == [posted["id"]]
                assert mod.admin_report_assign(seen)["assigned_account"] is not None
                mod.admin_account_moderate(target, action="suspend", report_id=seen["id"], text="Enough")
                assert mod.admin_report(seen)["action_taken"]
                gone = False
                for _ in range(2000):
                    try:
                        ana.status(posted)
                    except MastodonAPIError:
                        gone = True
                        break
                assert gone
                try:
                    troll.status_post("I am back")
                    raise AssertionError("a suspended account has posted")
                except MastodonAPIError as refused:
                    assert "403" in str(refused) or "suspended" in str(refused), refused
                assert ana.account_statuses(target) == []
                print("done")
                """;
        run(script, ana, troll, mod);
    }

    @Test
    void streams() throws Exception {
        String ana = server.token(server.account("streaming_ana"), "read write follow");
        String ben = server.token(server.account("streaming_ben"), "read write follow");
        String script = """
                import queue, sys
                from mastodon import Mastodon, StreamListener
                ana = Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1])
                ben = Mastodon(access_token=sys.argv[3], api_base_url=sys.argv[1])
                class Listener(StreamListener):
                    def __init__(self):
                        self.events = queue.Queue()
                    def handle_heartbeat(self):
                        self.events.put(("heartbeat", None))
                    def on_update(self, status):
                        self.events.put(("update", status))
                    def on_status_update(self, status):
                        self.events.put(("edit", status))
                    def on_delete(self, status_id):
                        self.events.put(("delete", status_id))
                    def on_notification(self, notification):
                        self.events.put(("notification", notification))
                    def on_filters_changed(self):
                        self.events.put(("filters", None))
                    def next(self):
                        event = self.events.get(timeout=20)
                        while event[0] == "heartbeat":
                            event = self.events.get(timeout=20)
                        return event
                    def ready(self):
                        assert self.events.get(timeout=20)[0] == "heartbeat"
                assert ana.stream_healthy()
                assert ana.account_follow(ben.me())["following"]
                tag, home = Listener(), Listener()
                handles = [ana.stream_hashtag("Tide", tag, run_async=True), ana.stream_user(home, run_async=True)]
                tag.ready()
                home.ready()
                posted = ben.status_post("Look at the #tide")
                for listener in (tag, home):
                    name, status = listener.next()
                    assert name == "update" and status["id"] == posted["id"], (name, status)
                edited = ben.status_update(posted, "Look at the #tide again")
                for listener in (tag, home):
                    name, status = listener.next()
                    assert name == "edit" and status["content"] == edited["content"], (name, status)
                greeting = ana.status_post("Hello")
                assert home.next()[1]["id"] == greeting["id"]
                ben.status_favourite(greeting)
                name, notification = home.next()
                assert name == "notification" and notification["type"] == "favourite", (name, notification)
                ana.filter_create("spoilers", ["home"])
                assert home.next()[0] == "filters"
                ben.status_delete(posted)
                for listener in (tag, home):
                    name, status_id = listener.next()
                    assert name == "delete" and str(status_id) == str(posted["id"]), (name, status_id)
                for handle in handles:
                    handle.close()
                print("done")
                """;
        run(script, ana, ben);
    }

    @Test
    void asksAndVotes() throws Exception {
        String ana = server.token(account("ana"), "read write");
        String ben = server.token(account("ben"), "read write");
        String script = """
                import sys
                from mastodon import Mastodon, MastodonAPIError
                ana = Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1])
                ben = Mastodon(access_token=sys.argv[3], api_base_url=sys.argv[1])
                assert ben.instance()["configuration"]["polls"]["max_options"] == 4
                posted = ana.status_post("which?", poll=ana.make_poll(["red", "blue"], 600, multiple=True))
                poll = posted["poll"]
                assert [each["title"] for each in poll["options"]] == ["red", "blue"]
                assert poll["multiple"] and not poll["expired"] and poll["voted"]
                ben.poll_vote(poll, [0, 1])
                voted = ben.poll(poll)
                assert voted["votes_count"] == 2 and voted["voters_count"] == 1
                assert voted["voted"] and voted["own_votes"] == [0, 1]
                assert ana.poll(poll)["options"][0]["votes_count"] == 1
                try:
                    ben.poll_vote(poll, [0])
                    assert False
                except MastodonAPIError as refused:
                    assert "already voted" in str(refused)
                print("done")
                """;
        run(script, ana, ben);
    }

    @Test
    void schedules() throws Exception {
        String ana = server.token(account("ana"), "read write");
        String script = """
                import sys
                from datetime import datetime, timedelta, timezone
                from mastodon import Mastodon
                ana = Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1])
                at = datetime.now(timezone.utc) + timedelta(hours=2)
                made = ana.status_post("later", scheduled_at=at, visibility="unlisted")
                assert made["params"]["text"] == "later" and made["params"]["visibility"] == "unlisted"
                assert [each["id"] for each in ana.scheduled_statuses()] == [made["id"]]
                moved = ana.scheduled_status_update(made, at + timedelta(hours=1))
                assert moved["scheduled_at"] > made["scheduled_at"]
                assert ana.scheduled_status(made)["scheduled_at"] == moved["scheduled_at"]
                ana.scheduled_status_delete(made)
                assert ana.scheduled_statuses() == []
                print("done")
                """;
        run(script, ana);
    }

    /** Debian lacks the library with which Mastodon.py decrypts messages; {@code PushDeliveryTest} decrypts them. */
    @Test
    void subscribesToPush() throws Exception {
        String ana = server.token(account("ana"), "read write push");
        String ben = server.token(account("ben"), "read write");
        String script = """
                import queue, sys, threading
                from http.server import BaseHTTPRequestHandler, HTTPServer
                from mastodon import Mastodon, MastodonNotFoundError
                ana = Mastodon(access_token=sys.argv[2], api_base_url=sys.argv[1])
                ben = Mastodon(access_token=sys.argv[3], api_base_url=sys.argv[1])
                messages = queue.Queue()
                class PushService(BaseHTTPRequestHandler):
                    def do_POST(self):
                        messages.put((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
                        self.send_response(201)
                        self.end_headers()
                    def log_message(self, *args):
                        pass
                service = HTTPServer(("127.0.0.1", 0), PushService)
                threading.Thread(target=service.serve_forever, daemon=True).start()
                endpoint = "http://127.0.0.1:%d/ana" % service.server_port
                # The base point of P-256 (SEC 2, section 2.4.2), which is a valid public key.
                key = bytes.fromhex("04"
                    "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                    "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")
                made = ana.push_subscription_set(
                    endpoint, {"pubkey": key, "auth": b"0123456789abcdef"}, mention_events=True, policy="all")
                assert made["endpoint"] == endpoint and made["alerts"]["mention"], made
                assert not made["alerts"]["favourite"], made
                assert ana.push_subscription()["id"] == made["id"]
                ben.status_favourite(ana.status_post("Hello"))
                ben.status_post("@ana hello")
                headers, body = messages.get(timeout=20)
                assert headers["Content-Encoding"] == "aesgcm", headers
                assert "salt=" in headers["Encryption"] and "dh=" in headers["Crypto-Key"], headers
                assert len(body) > 16
                changed = ana.push_subscription_update(mention_events=False, favourite_events=True)
                assert changed["alerts"]["favourite"] and not changed["alerts"]["mention"], changed
                ana.push_subscription_delete()
                try:
                    ana.push_subscription()
                    raise AssertionError("the subscription is still there")
                except MastodonNotFoundError:
                    pass
                assert messages.empty()
                print("done")
                """;
        run(script, ana, ben);
    }

    /** Runs a script with the server's address and some tokens. */
    private void run(String script, String... tokens) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", script, server.url.toString()));
        command.addAll(List.of(tokens));
        assertThat(run(command)).endsWith("done\n");
    }
}
