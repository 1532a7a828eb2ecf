import { isAllowedOrigin, originSet } from './origin.js';

const ALLOWED = originSet(['https://clinic.example', 'http://127.0.0.1:3000']);

describe('the origin of a request', () => {
  it.each([
    ['a page that may', { origin: 'https://clinic.example' }, true],
    ['a page that may, on a port', { origin: 'http://127.0.0.1:3000' }, true],
    ['another page', { origin: 'https://clinic.example.evil.example' }, false],
    ['another port', { origin: 'https://clinic.example:8443' }, false],
    ['no scheme secure enough', { origin: 'http://clinic.example' }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
    ['no page at all', {}, false],
    ['the same origin without naming it', { 'sec-fetch-site': 'same-origin' }, true],
    ['another site without naming it', { 'sec-fetch-site': 'cross-site' }, false],
    ['two origins', { origin: ['https://clinic.example', 'https://evil.example'] }, false],
  ])('from %s', (_what, headers, allowed) => {
    expect(isAllowedOrigin(headers, ALLOWED)).toBe(allowed);
  });

  it('cannot be allowed in a shape that no browser sends', () => {
    for (const wrong of ['*', 'clinic.example', 'https://clinic.example/', 'https://clinic.example/chat']) {
      expect(() => originSet([wrong])).toThrow(`"${wrong}" is not an origin`);
    }
  });
});
