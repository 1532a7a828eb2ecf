import type { PatternGroup } from './group.js';
export const ES_MIND: readonly PatternGroup[] = [];
export const ES_BODY: readonly PatternGroup[] = [];
export const ES_URGENT: readonly PatternGroup[] = [];
export const ES_CONCERN: readonly PatternGroup[] = [];
