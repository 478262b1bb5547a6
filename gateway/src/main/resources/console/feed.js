// The live connection: says what arrives, and within three seconds that nothing does.

const SILENT_MS = 2500;
const RETRY_MS = 1000;

/**
 * Opens the stream and keeps opening it. The handlers: live(data), tally(data), tick(data), and
 * connection(state) with "live" or "lost".
 */
export function follow(address, handlers) {
  let source = null;
  let heard = performance.now();
  let tried = 0;
  let state = 'waiting';

  function become(next) {
    if (state === next) return;
    state = next;
    handlers.connection(next);
  }

  function open() {
    source?.close();
    tried = performance.now();
    source = new EventSource(address);
    for (const kind of ['live', 'tally', 'tick']) {
      source.addEventListener(kind, event => {
        heard = performance.now();
        handlers[kind](JSON.parse(event.data));
        become('live');
      });
    }
    source.addEventListener('error', () => {
      source.close();
      become('lost');
    });
  }

  setInterval(() => {
    const now = performance.now();
    if (now - heard > SILENT_MS) become('lost');
    const dead = source.readyState === EventSource.CLOSED || now - heard > 2 * SILENT_MS;
    if (state === 'lost' && dead && now - tried > RETRY_MS) open();
  }, 250);
  open();
}
