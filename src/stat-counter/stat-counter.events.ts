/** The figures of a `<stat-counter>` begin to move. */
export class StatCounterStartEvent extends Event {
  constructor() {
    super('stat-counter-start', { bubbles: true, composed: true });
  }
}

/** The figures of a `<stat-counter>` have come to rest, or were put to rest. */
export class StatCounterEndEvent extends Event {
  constructor() {
    super('stat-counter-end', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'stat-counter-start': StatCounterStartEvent;
    'stat-counter-end': StatCounterEndEvent;
  }
}
