/** Counts for Prometheus: nothing in them names a voter, an address or an item. */
export class Metrics {
  readonly #counters = new Map<string, Map<string, number>>();
  readonly #gauges = new Map<string, { help: string; read: () => number }>();
  readonly #help = new Map<string, string>();

  /** Declares a counter, so that it is there with its help before it first counts. */
  counter(name: string, help: string): void {
    this.#help.set(name, help);
    this.#counters.set(name, new Map());
  }

  gauge(name: string, help: string, read: () => number): void {
    this.#gauges.set(name, { help, read });
  }

  /** `labels` as they are printed: `outcome="counted"`. */
  add(name: string, labels = '', count = 1): void {
    const values = this.#counters.get(name)!;
    values.set(labels, (values.get(labels) ?? 0) + count);
  }

  /** In the text format of Prometheus. */
  toString(): string {
    const lines: string[] = [];
    for (const [name, values] of this.#counters) {
      lines.push(`# HELP ${name} ${this.#help.get(name)}`, `# TYPE ${name} counter`);
      if (values.size === 0) lines.push(`${name} 0`);
      for (const [labels, value] of values) lines.push(`${name}${labels && `{${labels}}`} ${value}`);
    }
    for (const [name, { help, read }] of this.#gauges) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${read()}`);
    }
    return `${lines.join('\n')}\n`;
  }
}
