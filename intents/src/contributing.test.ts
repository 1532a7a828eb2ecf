import { readFileSync } from 'node:fs';
import { readPolicyFiles } from './files.js';
import { parsePolicy } from './load.js';
import { routingOf } from './load-routing.js';

/** What CONTRIBUTING.md shows: an intent, and a rule about it. */
const text = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');
const [intent = '', rule = ''] = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml]) => yaml ?? '');

describe('the worked examples for contributors', () => {
  const files = [...readPolicyFiles(), { path: 'location/lost-and-found.yaml', text: intent }];

  it('are ten lines or fewer', () => {
    for (const example of [intent, rule]) {
      expect(example.trim()).not.toBe('');
      expect(example.trim().split('\n').length).toBeLessThanOrEqual(10);
    }
  });

  it('are an intent with an answer in both languages, and a rule that sends it to a queue', () => {
    const policy = parsePolicy(files);
    expect(policy.intents.get('lost_and_found')?.examples.es).toHaveLength(5);
    const indented = rule.replace(/^(?=.)/gm, '  ');
    const withRule = files.map(({ path, text }) => ({ path, text: text.replace(/^rules:\n/m, (line) => line + indented) }));
    const { rules } = routingOf(withRule, policy);
    expect(rules[0]).toMatchObject({ when: { intent: ['lost_and_found'] }, queue: 'front-desk' });
  });
});
