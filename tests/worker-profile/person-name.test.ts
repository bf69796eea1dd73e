import { expect } from '@open-wc/testing';
import { formatPlace, getSurname } from '../../src/worker-profile/person-name.js';

describe('person-name', () => {
  it('takes the first character for the surname, whole even outside the BMP', () => {
    expect(getSurname('张艳')).to.equal('张');
    expect(getSurname(' 𠮷野 ')).to.equal('𠮷');
    expect(getSurname('')).to.equal('');
  });

  it('runs the places together from the largest to the smallest', () => {
    expect(formatPlace({ community: '新河浦社区', city: '广州市' })).to.equal('广州市新河浦社区');
    expect(formatPlace({})).to.equal('');
  });
});
