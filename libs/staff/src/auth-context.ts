import type { betterAuth } from 'better-auth';
import type { authOptions } from './options.js';

/** better-auth with our options, and the parts of it that make accounts and hash passwords. */
export type BetterAuth = ReturnType<typeof betterAuth<ReturnType<typeof authOptions>>>;
export type AuthContext = Awaited<BetterAuth['$context']>;
