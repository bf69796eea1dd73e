import { expect } from '@open-wc/testing';
import { createOperationId } from '../../src/tally/operation-id.js';

describe('operation-id', () => {
  it('is a random UUID of version 4', () => {
    const ids = Array.from({ length: 200 }, createOperationId);
    for (const id of ids)
      expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).to.equal(200);
    expect(new Set(ids.map((id) => id[0])).size).to.be.greaterThan(8);
    expect(new Set(ids.map((id) => id[19]))).to.have.all.keys('8', '9', 'a', 'b');
  });
});
