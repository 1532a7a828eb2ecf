import { readFile } from 'node:fs/promises';
import { createMetrics } from './index.js';

describe('createMetrics', () => {
  it('counts under the names that the README gives, and no other', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const documented = [...readme.matchAll(/`(carethread_\w+)`/g)].map((match) => match[1]);
    const metrics = await createMetrics({ processMetrics: false }).registry.getMetricsAsJSON();
    expect(metrics.map(({ name }) => name)).toEqual(documented);
  });

  it('keeps two registries apart', async () => {
    const [one, other] = [createMetrics({ processMetrics: false }), createMetrics({ processMetrics: false })];
    one.inbound.inc({ channel: 'sms', outcome: 'accepted' });
    expect(await one.registry.metrics()).toContain('carethread_inbound_total{channel="sms",outcome="accepted"} 1');
    expect(await other.registry.metrics()).not.toContain('outcome="accepted"');
  });
});
