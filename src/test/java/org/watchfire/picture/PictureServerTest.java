package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.Recall;
import org.watchfire.model.Stamps;
import org.watchfire.model.TrackId;
import org.watchfire.release.Recipient;
import org.watchfire.release.Role;
import org.watchfire.release.Unreduced;

/** What is shown on screens, and what operators say by them. */
class PictureServerTest extends ServedPicture {
    @Test
    void sendsASnapshotAndThenWhatChanges() {
        server.show(Synthetic.to(Role.WATCH_OFFICER, Synthetic.warning(1, Synthetic.LAUNCH.plusSeconds(40))));
        browser.get(server.oneTimeSignInUrl(Role.WATCH_OFFICER));
        Browser.Frames frames = browser.open();

        await().until(() -> frames.all().contains("\"KOR-E1\""));
        assertThat(frames.texts.getFirst()).startsWith("[1,").contains("[\"hello\",");
        server.show(Synthetic.to(Role.WATCH_OFFICER, Synthetic.allClear(2, true, Synthetic.LAUNCH.plusSeconds(99))));
        await().until(() -> frames.all().contains("\"ends\":true"));
        assertThat(heard.shown).hasSize(2);
    }

    @Test
    void showsNoRoleWhatWasReleasedToAnother() {
        browser.get(server.oneTimeSignInUrl(Role.VIEWER));
        Browser.Frames frames = browser.open();

        server.show(Synthetic.to(Role.WATCH_OFFICER, Synthetic.warning(1, Synthetic.LAUNCH)));
        server.show(Synthetic.to(Role.VIEWER, Synthetic.notice()));

        await().until(() -> frames.all().contains("N-26-118"));
        assertThat(frames.all()).doesNotContain("KOR-E1");
    }

    @Test
    void whatItsNationCalledBackIsOnNoScreenAndNothingElseIsGone() {
        server.show(Synthetic.to(Role.WATCH_OFFICER, Synthetic.warning(1, Synthetic.LAUNCH)));
        server.show(Synthetic.to(Role.WATCH_OFFICER, Synthetic.notice()));
        browser.get(server.oneTimeSignInUrl(Role.WATCH_OFFICER));
        Browser.Frames before = browser.open();
        await().until(() -> before.all().contains("KOR-E1") && before.all().contains("N-26-118"));

        EventId event = new EventId(new NationId("KOR"), 1);
        server.recall(recall(Synthetic.JPN, new Recall.Subject.OfEvent(event, Recall.Saying.WARNING)));
        Browser.Frames others = browser.open();
        await().until(() -> others.all().contains("N-26-118"));
        assertThat(others.all()).contains("KOR-E1"); // not what JPN said

        server.recall(recall(new NationId("KOR"), new Recall.Subject.OfEvent(event, Recall.Saying.WARNING)));
        server.recall(recall(Synthetic.JPN, new Recall.Subject.OfTrack(new TrackId(Synthetic.JPN, 1))));
        Browser.Frames after = browser.open();
        await().until(() -> after.all().contains("N-26-118"));
        assertThat(after.all()).doesNotContain("KOR-E1");

        server.recall(recall(
                Synthetic.JPN, new Recall.Subject.OfNotice(Synthetic.notice().id())));
        Browser.Frames none = browser.open();
        await().until(() -> none.all().contains("[\"hello\","));
        assertThat(none.all()).doesNotContain("N-26-118");
    }

    private static Recall recall(NationId by, Recall.Subject subject) {
        Item any = Synthetic.warning(1, Synthetic.LAUNCH);
        return new Recall(by, Realm.EXERCISE, any.label(), List.of(subject), Synthetic.LAUNCH, new Stamps(1, 1));
    }

    @Test
    void refusesItemsOfAnotherRealmNationOrKindOfRecipient() {
        Item warning = Synthetic.warning(1, Synthetic.LAUNCH);
        Recipient.Operator own = new Recipient.Operator(Synthetic.JPN, Role.VIEWER);

        assertThat(server.show(Unreduced.to(own, warning, Realm.ACTUAL))).isFalse();
        assertThat(server.show(Unreduced.to(
                        new Recipient.Operator(new NationId("KOR"), Role.VIEWER), warning, Realm.EXERCISE)))
                .isFalse();
        assertThat(server.show(Unreduced.to(new Recipient.Peer(Synthetic.JPN), warning, Realm.EXERCISE)))
                .isFalse();
        assertThat(server.show(Unreduced.to(own, warning, Realm.EXERCISE))).isTrue();
    }

    @Test
    void passesOnWhatTheWatchAcknowledgesAndRefusesItToAViewer() {
        for (Role role : List.of(Role.WATCH_OFFICER, Role.VIEWER)) {
            server.show(Synthetic.to(role, Synthetic.warning(1, Synthetic.LAUNCH)));
        }
        browser.get(server.oneTimeSignInUrl(Role.VIEWER));
        Browser.Frames viewer = browser.open();
        viewer.say("[\"ack\",\"KOR-E1\",\"KOR\",1]");
        await().until(() -> viewer.all().contains("[\"refused\",\"only the watch officer may acknowledge\"]"));

        browser.get(server.oneTimeSignInUrl(Role.WATCH_OFFICER));
        Browser.Frames officer = browser.open();
        officer.say("[\"ack\",\"KOR-E1\",\"KOR\",2]");
        await().until(() -> officer.all().contains("there is no version 2"));
        officer.say("[\"ack\",\"KOR-E1\",\"KOR\",1]");

        OperatorAction expected =
                new OperatorAction.Acknowledged("one-time", Role.WATCH_OFFICER, Synthetic.EVENT, Synthetic.KOR, 1);
        await().until(() -> heard.actions.contains(expected));
        assertThat(heard.actions.stream().filter(OperatorAction.Acknowledged.class::isInstance))
                .hasSize(1);
    }

    @Test
    void answersASelectionWithWhoMaySeeIt() {
        server.show(Synthetic.to(
                Role.VIEWER, Synthetic.track(17, Synthetic.LAUNCH, 37, 130, 9000, new double[] {200, 0, 0}, "")));
        browser.get(server.oneTimeSignInUrl(Role.VIEWER));
        Browser.Frames frames = browser.open();

        frames.say("[\"select\",17]");

        await().until(() -> frames.all().contains("[\"v\",17,[[\"USA\",\"REDUCED\",\"rule-7\",\"position only\"]]]"));
    }
}
