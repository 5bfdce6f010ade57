// Opens the door, then the picture.
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/noto-sans-jp/wght.css';
import '@fontsource-variable/noto-sans-kr/wght.css';
import './style.css';
import type { Node } from './protocol';
import { Picture } from './picture';
import { showBanner } from './banner';
import { askSignIn } from './signin';

async function open(): Promise<void> {
  const app = document.getElementById('app')!;
  const node = (await (await fetch('/node')).json()) as Node;
  showBanner(node);
  if (!node.operator) {
    askSignIn(app, node, () => void open());
    return;
  }
  new Picture(app, node).start();
}

open().catch(() => {
  document.getElementById('app')!.textContent = 'The node does not answer. Is it running? Reload this page to try again.';
});
