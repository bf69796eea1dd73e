interface Counter {
  help: string;
  label: string | undefined;
  values: Map<string | number, number>;
}

/** Counts for Prometheus: nothing in them names a voter, an address or an item. */
export class Metrics {
  readonly #counters = new Map<string, Counter>();
  readonly #gauges = new Map<string, { help: string; read: () => number }>();

  /** Declares a counter, so that it is there with its help before it first counts; `label` tells what is counted apart. */
  counter(name: string, help: string, label?: string): void {
    this.#counters.set(name, { help, label, values: new Map() });
  }

  gauge(name: string, help: string, read: () => number): void {
    this.#gauges.set(name, { help, read });
  }

  /** Counts one more, of this value where the counter has a label. Texts are put together when somebody asks for them. */
  add(name: string, value: string | number = ''): void {
    const { values } = this.#counters.get(name)!;
    values.set(value, (values.get(value) ?? 0) + 1);
  }

  /** In the text format of Prometheus. */
  toString(): string {
    const lines: string[] = [];
    for (const [name, { help, label, values }] of this.#counters) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`);
      if (values.size === 0) lines.push(`${name} 0`);
      for (const [value, count] of values) {
        lines.push(`${name}${label === undefined ? '' : `{${label}="${value}"}`} ${count}`);
      }
    }
    for (const [name, { help, read }] of this.#gauges) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${read()}`);
    }
    return `${lines.join('\n')}\n`;
  }
}
