/**
 * The script of a framed column: tells the page around it how high it is, until that page has heard it. The
 * conversation is in docs/decisions/2026-11-21-frame-height.md.
 */
import {
  heightAcknowledgement,
  heightMessage,
  heightRequest,
  retryDelays,
  type HeightMessage,
} from './frame-protocol.js';

const id = document.body.dataset.laneFrame ?? '';
let told = 0;
let acknowledged = 0;
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

if (window.parent !== window) {
  addEventListener('message', onMessage);
  addEventListener('load', tell);
  document.addEventListener('visibilitychange', tell);
  if ('ResizeObserver' in window) new ResizeObserver(tell).observe(document.body);
  else addEventListener('resize', tell);
  tell();
}

/** A frame without layout (in a hidden tab, in `display: none`) has no height to tell yet. */
function tell(): void {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === 0 || height === acknowledged) return;
  if (height !== told) tries = 0;
  told = height;
  send();
}

function send(): void {
  clearTimeout(timer);
  const message: HeightMessage = { lane: heightMessage, id, height: told };
  // Where it is embedded it cannot know, and its height is no secret.
  window.parent.postMessage(message, '*');
  const delay = retryDelays[tries];
  tries += 1;
  if (delay !== undefined) timer = setTimeout(send, delay);
}

function onMessage({ source, data }: MessageEvent<unknown>): void {
  if (source !== window.parent || typeof data !== 'object' || data === null) return;
  const { lane, height } = data as { lane?: unknown; height?: unknown };
  if (lane === heightRequest) {
    acknowledged = 0;
    tries = 0;
    tell();
  } else if (lane === heightAcknowledgement && height === told) {
    acknowledged = told;
    clearTimeout(timer);
    // A bar that came before there was room takes room itself, and so would stay.
    document.documentElement.classList.add('fitted');
  }
}
