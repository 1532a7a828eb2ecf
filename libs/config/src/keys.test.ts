import { parseEncryptionKeys } from './index.js';

const ONE = Buffer.alloc(32, 1);
const TWO = Buffer.alloc(32, 2);

describe('parseEncryptionKeys', () => {
  it('reads one key in base64 or hex as version 1', () => {
    expect(parseEncryptionKeys(ONE.toString('base64'))).toEqual([{ version: 1, key: ONE }]);
    expect(parseEncryptionKeys(ONE.toString('hex'))).toEqual([{ version: 1, key: ONE }]);
  });

  it('reads several with the highest version first', () => {
    const keys = parseEncryptionKeys(`1:${ONE.toString('hex')}, 2:${TWO.toString('base64')}`);
    expect(keys?.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('refuses a short key, a version that stands twice, and an empty entry', () => {
    expect(parseEncryptionKeys('c2hvcnQ=')).toBeNull();
    expect(parseEncryptionKeys(`1:${ONE.toString('hex')},1:${TWO.toString('hex')}`)).toBeNull();
    expect(parseEncryptionKeys(`${ONE.toString('hex')},`)).toBeNull();
  });
});
