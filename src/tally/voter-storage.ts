/** The one key that lanelight keeps in `localStorage`: `{ "<section>": { "<key>": value } }`. */
export const storageKey = 'lanelight';

type Sections = Record<string, Record<string, unknown>>;

/** Holds what could not be written: private windows, a full quota, a sandboxed frame. */
let memory: Sections | undefined;

/** All that a section keeps. */
export function recallAll(section: string): Readonly<Record<string, unknown>> {
  return read()[section] ?? {};
}

/** What was kept on this device or, where it has no storage, in this page; `undefined` if nothing was. */
export function recall(section: string, key: string): unknown {
  const entries = recallAll(section);
  return Object.prototype.hasOwnProperty.call(entries, key) ? entries[key] : undefined;
}

/** Keeps a value that JSON can hold; `undefined` forgets it. */
export function keep(section: string, key: string, value: unknown): void {
  const sections = read();
  const changed = { ...sections, [section]: { ...sections[section], [key]: value } };
  try {
    localStorage.setItem(storageKey, JSON.stringify(changed));
    memory = undefined;
  } catch {
    memory = changed;
  }
}

function read(): Sections {
  if (memory) return memory;
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return isSections(value) ? value : {};
  } catch {
    return {};
  }
}

function isSections(value: unknown): value is Sections {
  return isObject(value) && Object.values(value).every(isObject);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
