import { ServiceError } from './service-error.js';
import { ConfigurationReader } from './configuration-reader.js';

/** One candidate, story or neighbour that can be voted for. */
export interface CampaignItem {
  /** `[a-z0-9-]{1,64}`, never changed once votes are counted. */
  id: string;
  title: string;
}

export interface Campaign {
  /** `[a-z0-9-]{1,64}`, never changed once votes are counted. */
  id: string;
  title: string;
  /** A vote can be given and taken back. */
  mode: 'toggle';
  /** First moment at which votes are taken, in milliseconds since 1970 UTC; always open before `closesAt` when absent. */
  opensAt?: number;
  /** First moment at which votes are no longer taken, in milliseconds since 1970 UTC. */
  closesAt?: number;
  /** Votes are refused for now, whatever the clock says. */
  paused: boolean;
  items: readonly CampaignItem[];
}

/** A token bucket: `burst` at once, then `perSecond`. */
export interface RateLimitRule {
  burst: number;
  perSecond: number;
}

export interface Limits {
  /** Voters' tokens that one campaign hands out. */
  sessions: RateLimitRule;
  /** Votes, given or taken back, of one voter's token. */
  votes: RateLimitRule;
}

export interface Configuration {
  campaigns: readonly Campaign[];
  /** Origins of other sites whose pages may count here, such as `https://news.example.cn`. */
  origins: readonly string[];
  limits: Limits;
}

const DEFAULT_LIMITS: Limits = {
  sessions: { burst: 2000, perSecond: 200 },
  votes: { burst: 30, perSecond: 1 },
};

/**
 * Reads the configuration, as parsed from JSON.
 *
 * @throws ServiceError that names each wrong value by its path, and its remedy.
 */
export function parseConfiguration(value: unknown): Configuration {
  const reader = new ConfigurationReader();
  const root = reader.object(value, '', ['campaigns', 'origins', 'limits']);
  const configuration: Configuration = {
    campaigns: readCampaigns(reader, root.campaigns),
    origins: root.origins === undefined ? [] : readOrigins(reader, root.origins),
    limits: readLimits(reader, root.limits),
  };
  if (reader.issues.length > 0) {
    throw new ServiceError(`配置有误。 The configuration is wrong: ${reader.issues.join(' | ')}`);
  }
  return configuration;
}

function readCampaigns(reader: ConfigurationReader, value: unknown): Campaign[] {
  const campaigns = reader.list(value, 'campaigns').map((entry, index) => {
    const path = `campaigns[${index}]`;
    const keys = ['id', 'title', 'mode', 'opensAt', 'closesAt', 'paused', 'items'];
    const fields = reader.object(entry, path, keys);
    if (fields.mode !== undefined && fields.mode !== 'toggle') {
      reader.report(`${path}.mode`, fields.mode, '目前只有 "toggle"。', 'Only "toggle" is built.');
    }
    const campaign: Campaign = {
      id: reader.id(fields.id, `${path}.id`),
      title: reader.text(fields.title, `${path}.title`),
      mode: 'toggle',
      opensAt: reader.time(fields.opensAt, `${path}.opensAt`),
      closesAt: reader.time(fields.closesAt, `${path}.closesAt`),
      paused: reader.flag(fields.paused, `${path}.paused`),
      items: readItems(reader, fields.items, `${path}.items`),
    };
    if (
      campaign.opensAt !== undefined &&
      campaign.closesAt !== undefined &&
      campaign.closesAt <= campaign.opensAt
    ) {
      reader.report(`${path}.closesAt`, fields.closesAt, '必须晚于 opensAt。', 'Must be later than opensAt.');
    }
    return campaign;
  });
  reader.uniqueIds(campaigns, 'campaigns');
  return campaigns;
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

function readOrigins(reader: ConfigurationReader, value: unknown): string[] {
  return reader
    .list(value, 'origins', { mayBeEmpty: true })
    .map((entry, index) => reader.origin(entry, `origins[${index}]`));
}

function readLimits(reader: ConfigurationReader, value: unknown): Limits {
  if (value === undefined) return DEFAULT_LIMITS;
  const fields = reader.object(value, 'limits', ['sessions', 'votes']);
  const readRule = (name: keyof Limits): RateLimitRule => {
    if (fields[name] === undefined) return DEFAULT_LIMITS[name];
    const rule = reader.object(fields[name], `limits.${name}`, ['burst', 'perSecond']);
    return {
      burst: reader.atLeastOne(rule.burst, `limits.${name}.burst`),
      perSecond: reader.positive(rule.perSecond, `limits.${name}.perSecond`),
    };
  };
  return { sessions: readRule('sessions'), votes: readRule('votes') };
}
