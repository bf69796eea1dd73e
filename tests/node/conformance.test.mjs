/** Our adapters against the real counting service, by the suite that adapters of others are held to. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { loadAdapter } from '../../dist/tally/adapters.js';
import { startService } from '../../service/dist/index.js';

const adminKey = 'conformance-admin-key';
const items = ['zhang-yan', 'fan-di', 'ye-jie', 'chen-qian'];
/** A case has a campaign of its own. */
const casesOfKind = 45;

/** The adapter, where it finds its service, and what a campaign has to be like. */
const kinds = {
  lanelight: { campaign: { mode: 'toggle', identity: { minimum: 'anon' } } },
  'lanelight with proof of work': {
    adapter: 'lanelight',
    campaign: { mode: 'toggle', identity: { minimum: 'pow' } },
  },
  'open-heart': {
    path: '/oh',
    campaign: { mode: 'once', identity: { minimum: 'anon' }, interop: { openHeart: '❤️' } },
  },
  applause: {
    path: '/compat/applause',
    campaign: { mode: 'clap', identity: { minimum: 'anon' } },
    interop: (id) => ({ applause: Object.fromEntries(items.map((item) => [`${id}/${item}`, item])) }),
  },
};

const campaigns = Object.values(kinds).flatMap(({ campaign, interop }, kind) =>
  [...Array(casesOfKind).keys()].map((index) => {
    const id = `kind-${kind}-${index}`;
    const rules = interop ? { ...campaign, interop: interop(id) } : campaign;
    return { id, title: id, items: items.map((item) => ({ id: item, title: item })), ...rules };
  }),
);

const folder = await mkdtemp(join(tmpdir(), 'lanelight-conformance-'));
const source = await readFile(new URL('../tally/conformance.ts', import.meta.url), 'utf8');
const { code } = await transform(source, { loader: 'ts', target: 'es2022' });
const suite = join(folder, 'conformance.mjs');
await writeFile(suite, code);
const { conformanceCases } = await import(pathToFileURL(suite));
const service = await startService({
  database: join(folder, 'votes.sqlite'),
  campaigns,
  limits: 'off',
  adminKey,
  port: 0,
});

const closeCampaign = async (id) => {
  const response = await fetch(`${service.url}/v1/admin/campaigns/${id}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${adminKey}`, 'Content-Type': 'application/json' },
    body: '{"state":"closed"}',
  });
  assert.equal(response.status, 200);
};
const countOf = async (id, item) => {
  const response = await fetch(`${service.url}/v1/campaigns/${id}/tally?items=${item}`);
  return (await response.json()).counts[item] ?? 0;
};

describe('the conformance of adapters in Node', () => {
  after(async () => {
    await service.close();
    await rm(folder, { recursive: true, force: true });
  });

  for (const [kind, [name, { adapter = name, path = '' }]] of Object.entries(kinds).entries()) {
    describe(name, async () => {
      let next = 0;
      const start = async () => {
        const id = `kind-${kind}-${next}`;
        next += 1;
        // The page makes one when its code has come; a case takes three at most.
        const source = { adapter, endpoint: service.url + path, campaign: id };
        const adapters = await Promise.all([...Array(4)].map(() => loadAdapter(source)));
        return {
          createAdapter: () => adapters.pop(),
          countOf: (item) => countOf(id, item),
          items,
          refuse: () => closeCampaign(id),
        };
      };
      for (const each of await conformanceCases(start)) it(each.name, each.run);
    });
  }
});
