import { atLeast } from '@carethread/conversation';
import { mostUrgentOf } from './compile.js';
import type { Condition, Routing, Rule } from './schema.js';

/**
 * Reads the rules for mistakes that are no errors: a rule that can never decide because an earlier one always does, two rules
 * that both hold for some messages and send them to different queues, a queue that nothing goes to, a crisis that no rule names.
 *
 * @returns one sentence a finding, in the order of the rules; empty where there is nothing to say
 */
export function checkRouting(routing: Routing): string[] {
  const { rules, queues } = routing;
  const findings: string[] = [];
  rules.forEach((rule, index) => {
    const earlier = rules.slice(0, index);
    const shadow = earlier.findIndex((other) => covers(other.when, rule.when));
    if (shadow >= 0) {
      findings.push(
        `${title(rule, index)} can never decide: ${title(rules[shadow] ?? rule, shadow)} always holds before it does`,
      );
      return;
    }
    earlier.forEach((other, at) => {
      const shared = overlap(other.when, rule.when);
      if (shared !== null && place(other) !== place(rule)) {
        findings.push(
          `${title(other, at)} and ${title(rule, index)} both hold for ${shared}; the first decides (${place(other)})`,
        );
      }
    });
  });
  const used = new Set(rules.map((rule) => rule.queue));
  for (const queue of queues) if (!used.has(queue.name)) findings.push(`no rule sends anything to the queue "${queue.name}"`);
  const crisis = rules.find((rule) => rule.when.level !== undefined && Object.keys(rule.when).length === 1);
  if (crisis?.when.level !== 'crisis' || crisis.queue !== mostUrgentOf(queues).name) {
    findings.push(
      `the first rule on danger alone should send "level: crisis" to the most urgent queue "${mostUrgentOf(queues).name}"`,
    );
  }
  return findings;
}

function title(rule: Rule, index: number): string {
  return `rule ${index + 1} ("${rule.sentence}")`;
}

function place(rule: Rule): string {
  return rule.queue === undefined ? 'stays with the bot' : `goes to ${rule.queue}`;
}

/** @returns whether every message for which `narrow` holds also has `wide` hold. */
function covers(wide: Condition, narrow: Condition): boolean {
  return (
    (wide.level === undefined || wide.level === 'none' || (narrow.level !== undefined && atLeast(narrow.level, wide.level))) &&
    (wide.score === undefined || (narrow.score ?? -1) >= wide.score) &&
    (wide.failures === undefined || (narrow.failures ?? -1) >= wide.failures) &&
    LISTS.every((key) => contains(wide[key], narrow[key]))
  );
}

const LISTS = ['kind', 'emotion', 'intent', 'cause', 'language', 'channel', 'status'] as const;

function contains(wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean {
  return wide === undefined || narrow?.every((value) => wide.includes(value)) === true;
}

/**
 * Rules that look at different things overlap by nature (a danger in a booking): their order is the policy. A mistake is an
 * overlap of rules that look at the same things.
 * @returns what both hold for, or null
 */
function overlap(a: Condition, b: Condition): string | null {
  const keys = Object.keys(a).sort().join();
  if (keys !== Object.keys(b).sort().join()) return null;
  if (a.level !== b.level) return null;
  const shared: string[] = [];
  for (const key of LISTS) {
    const wanted = b[key] as readonly string[] | undefined;
    if (wanted === undefined) continue;
    const both = ((a[key] ?? []) as readonly string[]).filter((value) => wanted.includes(value));
    if (both.length === 0) return null;
    shared.push(`${key} ${both.join(', ')}`);
  }
  return shared.length === 0 ? null : shared.join(' and ');
}
