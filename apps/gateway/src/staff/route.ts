import type { Role, StaffMember } from '@carethread/staff';
import type { z } from 'zod';

/** One call of the staff API: what it takes and gives as schemas, who may make it, and what it does. */
export interface Route<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below /api, parameters as ":id". */
  readonly path: string;
  /** A few words for the documentation. */
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: z.ZodType;
  /** Any of them; none: whoever is signed in. */
  readonly roles?: readonly Role[];
  /** HTTP status of a success; 200 by default. */
  readonly status?: number;
  /** It is done once for an Idempotency-Key. */
  readonly once?: true;
  handle(call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<unknown>;
}

export interface Call<P = unknown, Q = unknown, B = unknown> {
  readonly member: StaffMember;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Idempotency-Key, or null. */
  readonly key: string | null;
}

/** Gives a route its types from its schemas. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(definition: Route<P, Q, B>): Route {
  return definition as unknown as Route;
}

/** Everybody who works with patients. */
export const CARING: readonly Role[] = ['agent', 'clinician', 'supervisor', 'admin'];
