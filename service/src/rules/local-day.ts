export interface LocalDay {
  /** Days from 1970-01-01 to the local date. */
  day: number;
  /** First moment of the day, in milliseconds since 1970 UTC. */
  beginsAt: number;
  /** First moment of the next one. */
  endsAt: number;
}

const DAY_MS = 86_400_000;

interface Zone {
  format: Intl.DateTimeFormat;
  last?: LocalDay;
}

const zones = new Map<string, Zone>();

/**
 * The day of a moment in an IANA time zone. Days have 23 to 25 hours where clocks are put forward and back, and some
 * begin at one o'clock; so both ends are found by asking, once for each day.
 *
 * @throws RangeError for a zone that does not exist.
 */
export function localDay(timeZone: string, time: number): LocalDay {
  const zone = zoneOf(timeZone);
  const { last } = zone;
  if (last && time >= last.beginsAt && time < last.endsAt) return last;
  const day = dayNumber(zone.format, time);
  const found = {
    day,
    beginsAt: beginOf(zone.format, day, time),
    endsAt: beginOf(zone.format, day + 1, time),
  };
  zone.last = found;
  return found;
}

let lastFormatted = { day: NaN, text: '' };

/** `2026-12-01`; nearly always of the same day as the last one. */
export function formatDay(day: number): string {
  if (day !== lastFormatted.day) {
    lastFormatted = { day, text: new Date(day * DAY_MS).toISOString().slice(0, 10) };
  }
  return lastFormatted.text;
}

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'iso8601',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    zones.set(timeZone, (zone = { format }));
  }
  return zone;
}

function dayNumber(format: Intl.DateTimeFormat, time: number): number {
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
  return Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day)) / DAY_MS;
}

/** The first millisecond whose local date is `day` or later, by bisection: no rule of any zone is assumed. */
function beginOf(format: Intl.DateTimeFormat, day: number, near: number): number {
  let before = Math.min(day * DAY_MS, near) - 2 * DAY_MS;
  let after = Math.max(day * DAY_MS, near) + 2 * DAY_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayNumber(format, middle) >= day) after = middle;
    else before = middle;
  }
  return after;
}
