import { ConfigError } from '@carethread/config';
import { sentenceFor } from './sentence.js';

const error = (message: string, extra: object = {}) => Object.assign(new Error(message), extra);

describe('what is said of a start that failed', () => {
  it.each([
    ['a file that did not fit', error('ENOSPC: no space left on device, write', { code: 'ENOSPC' })],
    ['the same, from another thread', error('ENOSPC: no space left on device, write')],
    ['a database without space', error('could not extend file', { name: 'error', code: '53100' })],
    ['what lies below another error', new Error('failed', { cause: error('disk quota', { code: 'EDQUOT' }) })],
  ])('names a full disk: %s', (_what, one) => {
    expect(sentenceFor(one, '/srv/care')).toBe(
      'The disk is full, at /srv/care or where the database lies: free some space and start again.',
    );
  });

  it('names a folder that may not be written', () => {
    expect(sentenceFor(error('EACCES: permission denied', { code: 'EACCES' }), '/srv/care')).toMatch(
      /^A file in \/srv\/care may not/,
    );
  });

  it('is the sentence that an error was given for it', () => {
    const problem = { variable: 'PORT', expected: 'a whole number', example: '3000' };
    expect(sentenceFor(new ConfigError([problem]))).toMatch(/^PORT is not usable/);
  });

  it('is all there is, of an error that nobody foresaw', () => {
    expect(sentenceFor(new TypeError('x is not a function'))).toMatch(/x is not a function\n\s+at /);
    expect(sentenceFor('just so')).toBe('just so');
  });
});
