// The views of one event side by side: each nation's own, and what is fused here.
import type { Alert } from '../alerts';
import type { Facts } from '../facts';
import { clock, km, percent, UNKNOWN } from '../format';
import { latLonShort } from '../geo';
import type { Assessment, Ground } from '../protocol';
import { stated, viewsOf, type View } from '../views';
import { w } from '../words';

/** As each nation says, beside what is fused here, and whether that is the same event. */
export function views(f: Facts, alert: Alert): string {
  const found = viewsOf(alert, f.tracks, f.store.events);
  if (!found) return '';
  const place = (ground: Ground | undefined) => (ground ? `${latLonShort(ground.at[1], ground.at[0])} <small>± ${km(ground.major)}</small>` : UNKNOWN);
  const line = (name: string, says: { class: Assessment['class']; launch?: Ground; impact?: Ground }, p: number | null | undefined, same: string) =>
    `<tr><td>${name}</td><td>${w(says.class)} <small>${p === null || p === undefined ? '' : percent(p)}</small></td><td>${place(says.launch)}<small>${says.launch ? ` ${clock(says.launch.t)}` : ''}</small></td><td>${place(says.impact)}</td><td class="n">${same}</td></tr>`;
  const { assessment } = found;
  const rows = found.views.map((view) => line(`<span class="f">${view.by}</span>`, view.warning, view.warning.confidence, same(view)));
  return `<div class="k ackk">${w('views')}</div><table class="areas views" data-test="views"><tr><th></th><th></th><th>${w('launch')}</th><th>${w('impactArea')}</th><th class="n">${w('sameEvent')}</th></tr>${rows.join('')}${line(w('fusedHere'), assessment, stated(assessment), '')}</table>`;
}

function same({ comparison }: View): string {
  if (!comparison) return '';
  const [, , by, answer, probability, launch, impact, ownShare] = comparison;
  const mark = { SAME: ['✓', 'ok'], DIFFERENT: ['✕', 'hs'], CANNOT_TELL: ['?', 'ca'] }[answer]!;
  const p = (n: number | null) => (n === null ? UNKNOWN : n < 0.001 ? 'below 0.001' : n.toFixed(3));
  const title = `Probability that figures of one event lie as far apart: ${p(probability)} (launch ${p(launch)}, impact ${p(impact)}). ${percent(ownShare)} of the fused estimate is not ${by}'s own data.`;
  return `<span class="${mark[1]}" title="${title}">${mark[0]} ${w(answer)} <small>${probability === null ? '' : `p ${p(probability)}`}</small></span>`;
}
