// The socket to the node: opened again whenever it closes, for as long as the session holds.
import type { Node } from './protocol';

export class Connection {
  connected = false;
  /** This screen's time of the last frame, milliseconds. */
  heard = performance.now();
  private socket: WebSocket | undefined;
  private backoff = 250;

  constructor(
    private readonly opened: () => void,
    private readonly frame: (frame: unknown[], wall: number) => void,
  ) {}

  open(): void {
    const socket = (this.socket = new WebSocket(`${location.origin.replace('http', 'ws')}/picture`));
    socket.onopen = () => {
      this.connected = true;
      this.backoff = 250;
      this.opened();
    };
    socket.onmessage = (e) => {
      this.heard = performance.now();
      this.frame(JSON.parse(e.data as string) as unknown[], this.heard);
    };
    socket.onclose = (e) => {
      this.connected = false;
      if (e.code === 4401) location.reload();
      else this.again();
    };
  }

  /** A refused socket cannot say why: when the session is gone, the page is loaded again and asks to sign in. */
  private again(): void {
    this.backoff = Math.min(5000, this.backoff * 2);
    setTimeout(() => {
      fetch('/node')
        .then(async (answer) => (((await answer.json()) as Node).operator ? this.open() : location.reload()))
        .catch(() => this.again());
    }, this.backoff);
  }

  /** Says an operation to the node, if it is there to hear it. */
  say(words: unknown[]): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(words));
  }
}
