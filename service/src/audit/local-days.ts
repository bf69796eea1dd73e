/** Days of a time zone. Zones differ from UTC by whole minutes, so that one minute has one day. */
export class LocalDays {
  readonly #format: Intl.DateTimeFormat;
  #minute = NaN;
  #day = '';

  /** @throws RangeError for a zone that does not exist. */
  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  }

  /** `2026-12-01` */
  dayOf(at: number): string {
    const minute = Math.floor(at / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#day = this.#format.format(at);
    }
    return this.#day;
  }
}
