/**
 * The control of elder mode: buttons that a page places anywhere, at any time, by what they are called.
 *
 *     <button type="button" data-elder-size="larger">放大文字</button>
 *     <button type="button" data-elder-size="smaller">缩小文字</button>
 *     <button type="button" data-elder-size="off">标准字号</button>
 *
 * They go through 24, 28, 32, 36 and 40 px, written to `<html data-elder>`; a number names one of these.
 * `[data-elder-size="value"]`, an `<output>`, prints the size. The wish is kept on the device where it allows that.
 */
const root = document.documentElement;
const key = 'lanelight:elder';
/** `lanelight.css` has a rule for each; the first is that of `data-elder` without a value. */
const sizes = [24, 28, 32, 36, 40];

/** The size of text in elder mode; `undefined` outside of it. */
export function elderSize(): number | undefined {
  if (!root.hasAttribute('data-elder')) return undefined;
  const size = Number(root.dataset.elder);
  return sizes.includes(size) ? size : sizes[0];
}

/** Turns elder mode on, with text of the size that is nearest, or off; and remembers it. */
export function setElderSize(size: number | undefined): void {
  apply(size);
  try {
    localStorage.setItem(key, String(elderSize() ?? 'off'));
  } catch {
    // Nothing to keep it in; the page itself has changed already.
  }
}

function apply(size: number | undefined): void {
  if (size === undefined) root.removeAttribute('data-elder');
  else root.dataset.elder = String(sizes.find((each) => each >= size) ?? sizes[sizes.length - 1]);
  print();
}

/** What a button does; `undefined` for one of another name. */
function wishOf(name: string | undefined): { size: number | undefined } | undefined {
  const at = sizes.indexOf(elderSize() ?? 0);
  if (name === 'off') return { size: undefined };
  if (name === 'larger') return { size: sizes[Math.min(at + 1, sizes.length - 1)] };
  if (name === 'smaller') return { size: sizes[at - 1] };
  return sizes.includes(Number(name)) ? { size: Number(name) } : undefined;
}

function onClick({ target }: Event): void {
  const button = target instanceof Element && target.closest<HTMLElement>('button[data-elder-size]');
  const wish = button ? wishOf(button.dataset.elderSize) : undefined;
  if (wish) setElderSize(wish.size);
}

/** At an end a button stays where it is, focus included, and says that it does nothing. */
function print(): void {
  const size = elderSize();
  for (const control of document.querySelectorAll<HTMLElement>('[data-elder-size]')) {
    const name = control.dataset.elderSize;
    if (name === 'value') control.textContent = size ? String(size) : '';
    else if (name === 'larger') disable(control, size === sizes[sizes.length - 1]);
    else if (name === 'smaller') disable(control, size === undefined);
    else control.setAttribute('aria-pressed', String(size === wishOf(name)?.size));
  }
}

function disable(control: Element, isIdle: boolean): void {
  if (isIdle) control.setAttribute('aria-disabled', 'true');
  else control.removeAttribute('aria-disabled');
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

const kept = read();
if (kept === 'off') apply(undefined);
else if (kept !== null) apply(Number(kept) || sizes[0]);
document.addEventListener('click', onClick);
// In a page's head it comes before the buttons: the size at once, their state when they are there.
print();
document.addEventListener('DOMContentLoaded', print);
new MutationObserver(print).observe(root, { attributeFilter: ['data-elder'] });
