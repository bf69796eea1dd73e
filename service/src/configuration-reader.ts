import type { JWK } from 'jose';
import { isEmoji } from './emoji.js';

const ID = /^[a-z0-9-]{1,64}$/;
const TIME_WITH_ZONE = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads typed values out of parsed JSON and gathers all that is wrong, so that an operator mends a file in one go. A
 * wrong value is reported and replaced by an empty one of its type; nothing is used once an issue stands.
 */
export class ConfigurationReader {
  /** One sentence in each language for each wrong value. */
  readonly issues: string[] = [];

  report(path: string, value: unknown, chinese: string, english: string): void {
    const shown = value === undefined ? '(缺少 missing)' : (JSON.stringify(value) ?? String(value));
    const short = shown.length > 80 ? `${shown.slice(0, 79)}…` : shown;
    this.issues.push(`${path || '(root)'} = ${short}: ${chinese} ${english}`);
  }

  /** An object with none but the known members: a misspelt `closeAt` must not leave a campaign open for ever. */
  object(value: unknown, path: string, keys?: readonly string[]): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.report(path, value, '应为对象 {…}。', 'Expected an object {…}.');
      return {};
    }
    for (const [key, member] of Object.entries(value)) {
      if (!keys || keys.includes(key)) continue;
      const known = keys.join(', ');
      this.report(
        path ? `${path}.${key}` : key,
        member,
        `没有这一项,可用:${known}。`,
        `Unknown; known: ${known}.`,
      );
    }
    return value as Record<string, unknown>;
  }

  list(value: unknown, path: string, { mayBeEmpty = false } = {}): unknown[] {
    if (Array.isArray(value) && (mayBeEmpty || value.length > 0)) return value;
    this.report(
      path,
      value,
      mayBeEmpty ? '应为数组 […]。' : '应为至少一项的数组 […]。',
      mayBeEmpty ? 'Expected an array […].' : 'Expected an array […] with at least one entry.',
    );
    return [];
  }

  id(value: unknown, path: string): string {
    if (typeof value === 'string' && ID.test(value)) return value;
    this.report(
      path,
      value,
      '只用小写字母、数字和连字符,1 至 64 个。',
      'Use a–z, 0–9 and hyphens, 1 to 64 of them.',
    );
    return '';
  }

  text(value: unknown, path: string): string {
    if (typeof value === 'string' && value.trim() !== '') return value;
    this.report(path, value, '应为非空文字。', 'Expected a text that is not empty.');
    return '';
  }

  oneOf<Name extends string>(value: unknown, path: string, names: readonly Name[], preset: Name): Name {
    if (value === undefined) return preset;
    if (names.includes(value as Name)) return value as Name;
    const known = names.join(' | ');
    this.report(path, value, `应为 ${known} 之一。`, `Expected one of ${known}.`);
    return preset;
  }

  timeZone(value: unknown, path: string): string {
    try {
      // An offset such as +08:00 knows no rules of a place, and not every engine takes it.
      if (typeof value === 'string' && /^[A-Za-z]/.test(value)) {
        new Intl.DateTimeFormat('en', { timeZone: value });
        return value;
      }
    } catch {
      // Reported below.
    }
    const example = '"Asia/Shanghai"';
    this.report(
      path,
      value,
      `应为 IANA 时区,如 ${example}。`,
      `Expected an IANA time zone, such as ${example}.`,
    );
    return 'UTC';
  }

  emoji(value: unknown, path: string): string {
    if (typeof value === 'string' && isEmoji(value)) return value;
    this.report(path, value, '应为一个表情符号,如 "❤️"。', 'Expected one emoji, such as "❤️".');
    return '';
  }

  publicKeys(value: unknown, path: string): { keys: JWK[] } {
    const { keys } = this.object(value, path, ['keys']);
    const list = this.list(keys, `${path}.keys`);
    list.forEach((key, index) => {
      const fields = this.object(key, `${path}.keys[${index}]`);
      if (typeof fields.kty === 'string' && fields.kty !== 'oct' && fields.d === undefined) return;
      this.report(
        `${path}.keys[${index}]`,
        '…',
        '应为公钥(JWK),不要放私钥或共享密钥。',
        'Expected a public key (JWK), not a private or shared one.',
      );
    });
    return { keys: list as JWK[] };
  }

  /** Milliseconds since 1970 UTC. A time without a zone would mean another moment on another machine. */
  time(value: unknown, path: string): number | undefined {
    if (value === undefined) return undefined;
    const day = typeof value === 'string' ? TIME_WITH_ZONE.exec(value)?.[1] : undefined;
    const time = day === undefined ? NaN : Date.parse(value as string);
    if (Number.isFinite(time) && isDay(day!)) return time;
    const example = '"2026-12-01T09:00:00+08:00"';
    this.report(
      path,
      value,
      `应为带时区的时间,如 ${example}。`,
      `Expected a time with its zone, such as ${example}.`,
    );
    return undefined;
  }

  /** Exactly what a browser sends as `Origin`. */
  origin(value: unknown, path: string): string {
    if (typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value)) {
      const { origin } = new URL(value);
      if (origin === value) return value;
      this.report(path, value, `应写作 ${origin} 。`, `Write ${origin} .`);
      return '';
    }
    const example = '"https://news.example.cn"';
    this.report(path, value, `应为网站来源,如 ${example}。`, `Expected an origin, such as ${example}.`);
    return '';
  }

  atLeastOne(value: unknown, path: string): number {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value;
    this.report(path, value, '应为 1 或更大的整数。', 'Expected an integer of 1 or more.');
    return 1;
  }

  positive(value: unknown, path: string): number {
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
    this.report(path, value, '应为大于 0 的数。', 'Expected a number greater than 0.');
    return 1;
  }

  uniqueIds(entries: readonly { id: string }[], path: string): void {
    const seen = new Set<string>();
    entries.forEach(({ id }, index) => {
      if (id !== '' && seen.has(id)) {
        this.report(`${path}[${index}].id`, id, '与前面重复。', 'Used before; give it another id.');
      }
      seen.add(id);
    });
  }
}

/** `Date.parse` takes 30 February for 2 March. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day);
}
