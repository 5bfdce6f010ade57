// The page's frame and the pieces set into it; what did not change is left alone.
import { KINDS } from './held';
import { sign } from './map/symbols';
import type { Realm } from './protocol';

const LAYOUT = `<header id="hd"></header>
<aside class="l"><div class="se"><kbd>/</kbd><input id="search" maxlength="40" spellcheck="false" autocomplete="off"></div><div id="left"></div></aside>
<div class="map" id="map"><div class="ov tb" id="tools"></div><div class="ov sb"><span class="mono" id="where"></span><svg width="122" height="12"><path d="M1,2V9H121V2"/></svg><span id="scale"></span></div><div class="ov pf" id="pf" hidden><h3><span id="pft"></span><span class="dim">km altitude / km from launch</span></h3><canvas id="pfc" width="300" height="122"></canvas></div><div class="old" id="old" hidden></div></div>
<aside class="r"><div id="alerts" aria-live="assertive"></div><section class="pt" id="sel"></section><section class="pt" id="log"></section><section class="pt" id="led"></section></aside>
<section class="tl"><div class="tc" id="controls"></div><div class="ln" id="rows"></div><canvas id="tlc"></canvas></section><footer id="ft"></footer><div id="help" hidden></div><div id="policy" hidden></div>`;

export class Page {
  private readonly html = new Map<string, string>();

  constructor(app: HTMLElement) {
    document.body.classList.remove('door');
    app.innerHTML = LAYOUT;
  }

  /** The field that is searched with. */
  get search(): HTMLInputElement {
    return document.getElementById('search') as HTMLInputElement;
  }

  /** Sets the content of a panel only where it changed, so that what is pressed or marked stays. */
  put(id: string, html: string): void {
    if (this.html.get(id) === html) return;
    this.html.set(id, html);
    const element = document.getElementById(id)!;
    const focus = document.activeElement as HTMLElement | null;
    const again = focus && element.contains(focus) ? `[data-act="${focus.dataset.act}"][data-arg="${focus.dataset.arg ?? ''}"]` : '';
    element.innerHTML = html;
    if (again) element.querySelector<HTMLElement>(again.replace('[data-arg=""]', ''))?.focus();
  }

  text(id: string, text: string): void {
    const element = document.getElementById(id)!;
    if (element.textContent !== text) element.textContent = text;
  }

  /** Symbols in the panels are the same as on the map. */
  signs(realm: Realm): void {
    for (const kind of KINDS) {
      const image = sign(kind, realm, 15);
      if (!image || this.html.has(`sign ${kind}`)) continue;
      this.html.set(`sign ${kind}`, '');
      document.documentElement.style.setProperty(`--sign-${kind}`, `url(${image.image.toDataURL()})`);
    }
  }
}
