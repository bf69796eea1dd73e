/**
 * The reading settings of a rendered page: larger text and night. They are kept on the device where it allows that,
 * and `?elder`, `?theme=` and `?lang=` in the address set them for one view.
 */
import { elderSize, setElderSize } from './text-size.js';

const root = document.documentElement;
const query = new URLSearchParams(location.search);

const settings = {
  elder: {
    isOn: () => elderSize() !== undefined,
    set: (on: boolean) => setElderSize(on ? (elderSize() ?? 24) : undefined),
  },
  night: {
    isOn: () => root.dataset.theme === 'night' || (root.dataset.theme === 'auto' && prefersDark()),
    set: (on: boolean) => (root.dataset.theme = on ? 'night' : 'daily'),
  },
};

type SettingName = keyof typeof settings;

const night = read();
if (night !== null) settings.night.set(night === 'on');
// For one view: what was wished before stays kept.
if (query.has('elder')) root.dataset.elder = query.get('elder') ?? '';
if (query.has('theme')) root.dataset.theme = query.get('theme') ?? 'auto';
if (query.has('grey')) root.toggleAttribute('data-grey', true);
if (query.has('lang')) root.lang = query.get('lang') ?? root.lang;
if (query.has('dir')) root.dir = query.get('dir') ?? '';

const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-setting]')];
for (const button of buttons) button.addEventListener('click', onClick);
print();
new MutationObserver(print).observe(root, { attributeFilter: ['data-elder'] });

function onClick(event: Event): void {
  const name = (event.currentTarget as HTMLElement).dataset.setting as SettingName;
  const on = !settings[name].isOn();
  settings[name].set(on);
  if (name === 'night') write(on ? 'on' : 'off');
  print();
}

function print(): void {
  for (const button of buttons) {
    button.setAttribute('aria-pressed', String(settings[button.dataset.setting as SettingName].isOn()));
  }
}

function prefersDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Storage may be forbidden: then a setting lasts as long as the page. */
function read(): string | null {
  try {
    return localStorage.getItem('lanelight:night');
  } catch {
    return null;
  }
}

function write(value: string): void {
  try {
    localStorage.setItem('lanelight:night', value);
  } catch {
    // Nothing to keep it in; the page itself has changed already.
  }
}
