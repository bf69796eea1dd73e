import {
  LEVELS,
  MODES,
  SHOW_COUNTS,
  type CampaignDefinition,
  type CampaignItem,
  type Mode,
  type Quotas,
} from './campaign.js';
import { ConfigurationReader } from './configuration-reader.js';
import type { AssertionRule } from './identity/assertion.js';
import { ServiceError } from './service-error.js';

/** A token bucket: `burst` at once, then `perSecond`. */
export interface RateLimitRule {
  burst: number;
  perSecond: number;
}

export interface Limits {
  /** Voters' tokens that one campaign hands out. */
  sessions: RateLimitRule;
  /** Tokens and challenges asked for from one network (IPv4 /24, IPv6 /56). Generous: a city may share an address. */
  networks: RateLimitRule;
  /** Requests to vote of one voter's token. */
  votes: RateLimitRule;
}

/** Other people's buttons that count here too. They carry no token: what they send is a voter of its own each time. */
export interface Interop {
  /** The one emoji that the Open Heart protocol counts. */
  openHeart?: string;
  /** Items by the address under which applause-button knows them, without scheme and query. */
  applause?: Readonly<Record<string, string>>;
}

/** What a process knows of a campaign beyond what is stored: it may hold secrets. */
export interface CampaignSettings {
  assertion?: AssertionRule;
  interop: Interop;
}

export interface Configuration {
  campaigns: readonly CampaignDefinition[];
  /** By campaign. */
  settings: ReadonlyMap<string, CampaignSettings>;
  /** Origins whose pages may count here, such as `https://news.example.cn`. */
  origins: readonly string[];
  /** Undefined: none at all. */
  limits: Limits | undefined;
}

export const DEFAULT_LIMITS: Limits = {
  sessions: { burst: 2000, perSecond: 200 },
  networks: { burst: 600, perSecond: 2 },
  votes: { burst: 60, perSecond: 1 },
};

/** The zone whose midnight begins a day, unless the campaign says otherwise. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';
const DEFAULT_CLAPS = 50;

/**
 * Reads the configuration, as parsed from JSON.
 *
 * @throws ServiceError that names each wrong value by its path, and its remedy.
 */
export function parseConfiguration(value: unknown, environment: NodeJS.ProcessEnv = {}): Configuration {
  const reader = new ConfigurationReader();
  const root = reader.object(value, '', ['campaigns', 'origins', 'limits']);
  const settings = new Map<string, CampaignSettings>();
  const campaigns = reader.list(root.campaigns, 'campaigns', { mayBeEmpty: true }).map((entry, index) => {
    const path = `campaigns[${index}]`;
    const campaign = readCampaign(reader, entry, path);
    settings.set(campaign.id, readSettings(reader, entry, path, campaign, environment));
    return campaign;
  });
  reader.uniqueIds(campaigns, 'campaigns');
  const configuration: Configuration = {
    campaigns,
    settings,
    origins: root.origins === undefined ? [] : readOrigins(reader, root.origins),
    limits: readLimits(reader, root.limits),
  };
  failOn(reader, '配置有误。 The configuration is wrong');
  return configuration;
}

/**
 * Reads one campaign, as the administration sends it.
 *
 * @throws ServiceError that names each wrong value by its path, and its remedy.
 */
export function parseCampaign(value: unknown): CampaignDefinition {
  const reader = new ConfigurationReader();
  const campaign = readCampaign(reader, value, '', { isStored: true });
  failOn(reader, '活动有误。 The campaign is wrong');
  return campaign;
}

const CAMPAIGN_KEYS = [
  ...['id', 'title', 'tz', 'opensAt', 'closesAt', 'mode', 'showCounts', 'quotas', 'identity', 'items'],
];

function readCampaign(
  reader: ConfigurationReader,
  value: unknown,
  root: string,
  { isStored = false } = {},
): CampaignDefinition {
  const path = (member: string) => (root ? `${root}.${member}` : member);
  const fields = reader.object(value, root, isStored ? CAMPAIGN_KEYS : [...CAMPAIGN_KEYS, 'interop']);
  const identity =
    fields.identity === undefined
      ? {}
      : reader.object(fields.identity, path('identity'), isStored ? ['minimum'] : ['minimum', 'assertion']);
  const mode = reader.oneOf(fields.mode, path('mode'), MODES, 'toggle');
  const campaign: CampaignDefinition = {
    id: reader.id(fields.id, path('id')),
    title: reader.text(fields.title, path('title')),
    tz: fields.tz === undefined ? DEFAULT_TIME_ZONE : reader.timeZone(fields.tz, path('tz')),
    opensAt: reader.time(fields.opensAt, path('opensAt')),
    closesAt: reader.time(fields.closesAt, path('closesAt')),
    mode,
    showCounts: reader.oneOf(fields.showCounts, path('showCounts'), SHOW_COUNTS, 'always'),
    quotas: readQuotas(reader, fields.quotas, path('quotas'), mode),
    identity: { minimum: reader.oneOf(identity.minimum, path('identity.minimum'), LEVELS, 'pow') },
    items: readItems(reader, fields.items, path('items')),
  };
  const { opensAt, closesAt } = campaign;
  if (opensAt !== undefined && closesAt !== undefined && closesAt <= opensAt) {
    reader.report(path('closesAt'), fields.closesAt, '必须晚于 opensAt。', 'Must be later than opensAt.');
  }
  return campaign;
}

function readQuotas(reader: ConfigurationReader, value: unknown, path: string, mode: Mode): Quotas {
  const fields = value === undefined ? {} : reader.object(value, path, ['perItem', 'perCampaign', 'perDay']);
  const read = (name: keyof Quotas) =>
    fields[name] === undefined ? undefined : reader.atLeastOne(fields[name], `${path}.${name}`);
  const perItem = read('perItem') ?? (mode === 'clap' ? DEFAULT_CLAPS : 1);
  if (perItem !== 1 && (mode === 'toggle' || mode === 'once')) {
    reader.report(
      `${path}.perItem`,
      fields.perItem,
      `${mode} 方式下只能是 1;多票请用 daily 或 clap。`,
      `Is 1 in mode ${mode}; use daily or clap for more.`,
    );
  }
  return { perItem, perCampaign: read('perCampaign'), perDay: read('perDay') };
}

function readItems(reader: ConfigurationReader, value: unknown, path: string): CampaignItem[] {
  const items = reader.list(value, path).map((entry, index) => {
    const fields = reader.object(entry, `${path}[${index}]`, ['id', 'title']);
    return {
      id: reader.id(fields.id, `${path}[${index}].id`),
      title: reader.text(fields.title, `${path}[${index}].title`),
    };
  });
  reader.uniqueIds(items, path);
  return items;
}

function readSettings(
  reader: ConfigurationReader,
  value: unknown,
  path: string,
  { id, identity, items }: CampaignDefinition,
  environment: NodeJS.ProcessEnv,
): CampaignSettings {
  const fields = (value ?? {}) as { identity?: { assertion?: unknown }; interop?: unknown };
  const rule = fields.identity?.assertion;
  if (identity.minimum === 'assertion' && rule === undefined) {
    reader.report(
      `${path}.identity.assertion`,
      undefined,
      '缺少报社后端的密钥:{"secretVariable": "…"} 或 {"jwks": {…}}。',
      'Needs the key of your own backend: {"secretVariable": "…"} or {"jwks": {…}}.',
    );
  }
  return {
    ...(rule !== undefined && {
      assertion: readAssertion(reader, rule, `${path}.identity.assertion`, id, environment),
    }),
    interop: readInterop(reader, fields.interop, `${path}.interop`, new Set(items.map((item) => item.id))),
  };
}

function readAssertion(
  reader: ConfigurationReader,
  value: unknown,
  path: string,
  campaign: string,
  environment: NodeJS.ProcessEnv,
): AssertionRule {
  const fields = reader.object(value, path, ['issuer', 'audience', 'secretVariable', 'jwks']);
  const issuer = fields.issuer === undefined ? undefined : reader.text(fields.issuer, `${path}.issuer`);
  const audience =
    fields.audience === undefined ? campaign : reader.text(fields.audience, `${path}.audience`);
  if (fields.jwks !== undefined) {
    return { issuer, audience, keys: reader.publicKeys(fields.jwks, `${path}.jwks`) };
  }
  const secret = environment[reader.text(fields.secretVariable, `${path}.secretVariable`)] ?? '';
  if (secret.length < 32) {
    reader.report(
      `${path}.secretVariable`,
      fields.secretVariable,
      '应为环境变量名,其值至少 32 个字符。',
      'Expected the name of an environment variable whose value has 32 characters or more.',
    );
  }
  return { issuer, audience, secret: Buffer.from(secret) };
}

function readInterop(
  reader: ConfigurationReader,
  value: unknown,
  path: string,
  items: ReadonlySet<string>,
): Interop {
  if (value === undefined) return {};
  const fields = reader.object(value, path, ['openHeart', 'applause']);
  const interop: Interop = {};
  if (fields.openHeart !== undefined) interop.openHeart = reader.emoji(fields.openHeart, `${path}.openHeart`);
  if (fields.applause !== undefined) {
    const applause = reader.object(fields.applause, `${path}.applause`);
    for (const [address, item] of Object.entries(applause)) {
      if (items.has(item as string)) continue;
      reader.report(`${path}.applause["${address}"]`, item, '没有这个候选项。', 'No item has this id.');
    }
    interop.applause = applause as Record<string, string>;
  }
  return interop;
}

export function readOrigins(reader: ConfigurationReader, value: unknown): string[] {
  return reader
    .list(value, 'origins', { mayBeEmpty: true })
    .map((entry, index) => reader.origin(entry, `origins[${index}]`));
}

function readLimits(reader: ConfigurationReader, value: unknown): Limits | undefined {
  if (value === undefined) return DEFAULT_LIMITS;
  if (value === 'off') return undefined;
  const fields = reader.object(value, 'limits', ['sessions', 'networks', 'votes']);
  const readRule = (name: keyof Limits): RateLimitRule => {
    if (fields[name] === undefined) return DEFAULT_LIMITS[name];
    const rule = reader.object(fields[name], `limits.${name}`, ['burst', 'perSecond']);
    return {
      burst: reader.atLeastOne(rule.burst, `limits.${name}.burst`),
      perSecond: reader.positive(rule.perSecond, `limits.${name}.perSecond`),
    };
  };
  return { sessions: readRule('sessions'), networks: readRule('networks'), votes: readRule('votes') };
}

function failOn(reader: ConfigurationReader, title: string): void {
  if (reader.issues.length > 0) throw new ServiceError(`${title}: ${reader.issues.join(' | ')}`);
}
