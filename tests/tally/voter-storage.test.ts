import { expect } from '@open-wc/testing';
import { keep, recall, storageKey } from '../../src/tally/voter-storage.js';

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
