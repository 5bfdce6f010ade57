// What each nation says of one launch, beside what this node makes of all tracks; no drawing.
import type { Alert } from './alerts';
import type { Held } from './held';
import type { Assessment, Comparison, Event, Warning } from './protocol';

export interface View {
  by: string;
  warning: Warning;
  /** How it compares with the fused assessment; absent for what this node says itself. */
  comparison?: Comparison;
}

export interface Views {
  assessment: Assessment;
  views: View[];
}

/** The track an alert is about is the one held against it, or the one its nation's own track is in; undefined while none is. */
export function viewsOf(alert: Alert, tracks: Held[], events: ReadonlyMap<string, Event>): Views | undefined {
  const own = alert.warning;
  const track = tracks.find((t) => t.assessment?.compared.some((c) => c[0] === alert.id && c[2] === alert.by)) ?? tracks.find((t) => t.sources.some((s) => `${s.nation}-${s.number}` === own?.track));
  const assessment = track?.assessment;
  if (!assessment || !own) return undefined;
  const views: View[] = [];
  for (const comparison of assessment.compared) {
    const warning = events.get(comparison[0])?.voices.find((voice) => voice.by === comparison[2])?.warning;
    if (warning) views.push({ by: comparison[2], warning, comparison });
  }
  if (!views.some((view) => view.by === alert.by)) views.unshift({ by: alert.by, warning: own });
  return { assessment, views };
}

/** Probability of the class that is stated; where the kind is open, that it is a launch at all, as a warning says it. */
export function stated({ class: kind, p }: Assessment): number | undefined {
  return kind === 'UNDECIDED' ? (p.BALLISTIC ?? 0) + (p.SPACE_LAUNCH ?? 0) + (p.ORBITAL ?? 0) : p[kind];
}
