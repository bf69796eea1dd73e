import { expect } from '@open-wc/testing';
import { createOperationId } from '../../src/tally/operation-id.js';
import { LocalAdapter } from '../../src/tally/local-adapter.js';
import { keep, recall, storageKey } from '../../src/tally/voter-storage.js';
import { freshCampaign } from './fake-service.js';

describe('voter-storage', () => {
  const { getItem, setItem } = Storage.prototype;
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };

  beforeEach(() => localStorage.removeItem(storageKey));
  afterEach(() => {
    Object.assign(Storage.prototype, { getItem, setItem });
    keep('tokens', 'end', undefined);
  });

  it('keeps everything under one key', () => {
    keep('tokens', 'a', 't');
    keep('likes', 'a', ['x']);
    expect(JSON.parse(localStorage.getItem(storageKey)!)).to.deep.equal({
      tokens: { a: 't' },
      likes: { a: ['x'] },
    });
  });

  it('forgets', () => {
    keep('tokens', 'a', 't');
    keep('tokens', 'a', undefined);
    expect(recall('tokens', 'a')).to.equal(undefined);
  });

  it('goes on by memory where storage throws', () => {
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse });
    keep('tokens', 'a', 't');
    expect(recall('tokens', 'a')).to.equal('t');
  });

  it('goes on by memory when the quota is full, without losing what was written', () => {
    keep('tokens', 'a', 't');
    Object.assign(Storage.prototype, { setItem: refuse });
    keep('tokens', 'b', 'u');
    expect([recall('tokens', 'a'), recall('tokens', 'b')]).to.deep.equal(['t', 'u']);
  });

  for (const text of ['{', 'null', '[1]', '{"tokens":null}', '"x"']) {
    it(`takes ${text} for nothing`, () => {
      localStorage.setItem(storageKey, text);
      expect(recall('tokens', 'a')).to.equal(undefined);
    });
  }

  it('has no value of a key that every object has', () => {
    keep('tokens', 'a', 't');
    expect(recall('tokens', 'constructor')).to.equal(undefined);
  });
});

describe('local-adapter', () => {
  it('keeps likes on this device and knows no count', async () => {
    const adapter = new LocalAdapter(freshCampaign());
    await adapter.vote({ op: '1', item: 'a', isLiked: true });
    await adapter.vote({ op: '2', item: 'b', isLiked: true });
    expect(await adapter.vote({ op: '3', item: 'a', isLiked: false })).to.deep.equal({ rev: 0, mine: 0 });
    expect(await adapter.readMine()).to.deep.equal({ rev: 0, mine: { b: 1 } });
    expect(await adapter.readTally()).to.deep.equal({ rev: 0, tally: {} });
  });
});

describe('operation-id', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  it('is a random UUID', () => {
    expect(createOperationId()).to.match(uuid);
    expect(createOperationId()).not.to.equal(createOperationId());
  });

  it('is one where crypto.randomUUID is missing', () => {
    Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
    try {
      expect(createOperationId()).to.match(uuid);
      expect(createOperationId()).not.to.equal(createOperationId());
    } finally {
      delete (crypto as { randomUUID?: unknown }).randomUUID;
    }
  });
});
