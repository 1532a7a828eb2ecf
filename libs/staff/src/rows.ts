import type { StaffMember } from './api/people.js';
import { roleSchema } from './api/people.js';

/** A row of staff."user" as our own statements read it. */
export interface UserRow {
  id: string;
  email: string;
  name: string;
  roles: unknown;
  skills: unknown;
  languages: unknown;
  queues: unknown;
  capacity: number;
  active: boolean;
  createdAt: Date;
}

export const USER_COLUMNS =
  'u.id, u.email, u.name, u.roles, u.skills, u.languages, u.queues, u.capacity, u.active, u."createdAt"';

/**
 * @returns the account as the API shows it
 * @throws ZodError where a stored role is none that we know
 */
export function memberOf(row: UserRow): StaffMember {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: roleSchema.array().parse(words(row.roles)),
    skills: words(row.skills),
    languages: words(row.languages),
    queues: words(row.queues),
    capacity: row.capacity,
    active: row.active,
    createdAt: row.createdAt.toISOString(),
  };
}

/** better-auth keeps a list of words as jsonb. */
function words(value: unknown): string[] {
  const list: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return Array.isArray(list) ? list.map(String) : [];
}
