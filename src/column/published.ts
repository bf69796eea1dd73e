const datePattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** Whether it is a date, or a date and a time, of ISO 8601 that the calendar has: 2021-02-30 is none. */
export function isDate(iso: string): boolean {
  const match = datePattern.exec(iso);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((digits = '0') => Number(digits));
  const date = new Date(Date.UTC(year, month - 1, day));
  return (
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  );
}

/** A date of ISO 8601 as a newspaper prints it, where it did not print one: `2021-12-14 13:26`. */
export function printDate(iso: string): string {
  return iso.replace(/^([\d-]+)(?:T(\d{2}:\d{2}).*)?$/, (_, date: string, time?: string) =>
    time ? `${date} ${time}` : date,
  );
}
