package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Item;
import org.watchfire.model.Realm;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.release.Role;

/** What is kept for each role, without a screen. */
class RoleViewsTest {
    private static final TimeTag T = Synthetic.LAUNCH;
    private final RoleViews views = new RoleViews(Synthetic.JPN, Realm.EXERCISE);

    private void remember(Item item) {
        views.remember(Synthetic.to(Role.WATCH_OFFICER, item));
    }

    @Test
    void whatIsRememberedIsThereAsIfShownButIsNotTimedAsNews() {
        remember(Synthetic.warning(1, T));
        remember(Synthetic.warning(2, T.plusSeconds(2)));
        remember(Synthetic.acknowledgement(2, Synthetic.USA, T.plusSeconds(3)));

        View.Entry entry = views.of(Role.WATCH_OFFICER).changedAfter(0).getFirst();
        assertThat(entry.op()).isInstanceOfSatisfying(Op.EventIs.class, is -> {
            assertThat(is.event().newestVersion(Synthetic.KOR)).isEqualTo(2);
            assertThat(is.event().acknowledgements()).hasSize(1);
        });
        assertThat(entry.unshown().take()).isEmpty();
        assertThat(views.of(Role.VIEWER).size()).isZero();
    }

    @Test
    void ofARememberedTrackThatEndedNothingIsLeft() {
        SystemTrack track = Synthetic.track(1, T, 37, 130, 9000, new double[] {200, 0, 0}, "SYN1");
        remember(track);
        assertThat(views.track(Role.WATCH_OFFICER, track.id())).contains(track);
        remember(ended(track));

        assertThat(views.track(Role.WATCH_OFFICER, track.id())).isEqualTo(Optional.empty());
        assertThat(views.of(Role.WATCH_OFFICER).size()).isZero();
        assertThat(views.of(Role.WATCH_OFFICER).trails()).isEqualTo(List.of());
    }

    @Test
    void judgedAgainARoleLosesWhatItMayNotSeeAnyMoreAndOnlyThat() {
        remember(Synthetic.warning(1, T));
        SystemTrack track = Synthetic.track(1, T, 37, 130, 9000, new double[] {200, 0, 0}, "SYN1");
        remember(track);

        assertThat(views.judgeAgain((item, role) -> item instanceof SystemTrack))
                .containsExactly(Role.WATCH_OFFICER);
        assertThat(views.track(Role.WATCH_OFFICER, track.id())).contains(track);
        assertThat(views.of(Role.WATCH_OFFICER).size()).isEqualTo(1);
    }

    private static SystemTrack ended(SystemTrack track) {
        return new SystemTrack(
                track.id(),
                track.origin(),
                track.label(),
                track.estimate(),
                track.motion(),
                track.existence(),
                Track.Status.DROPPED,
                track.identity(),
                track.lineage(),
                track.contributions(),
                track.firstPlot(),
                track.lastPlot(),
                track.parent(),
                track.stamps());
    }
}
