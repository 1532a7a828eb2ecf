import {
  createdStaffSchema,
  createStaffSchema,
  EmailTaken,
  IDLE_MINUTES,
  LastAdmin,
  meSchema,
  passwordLinkSchema,
  patchStaffSchema,
  presenceSchema,
  setPresenceSchema,
  staffListSchema,
  staffMemberSchema,
} from '@carethread/staff';
import { audit, readAudit } from '@carethread/store';
import { z } from 'zod';
import type { GatewayParts } from '../parts.js';
import { refuse } from './refuse.js';
import { type Route, route } from './route.js';

const auditSchema = z.object({
  items: z.array(
    z.object({
      seq: z.number(),
      at: z.string(),
      actor: z.string(),
      action: z.string(),
      subject: z.string(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** Oneself, accounts, the audit trail. */
export function peopleRoutes(parts: GatewayParts): Route[] {
  const { store, staff, presence, clinic } = parts;
  const held = async (id: string) =>
    (
      await store.database.pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM queue_entry WHERE assigned_to = $1 AND state = 'assigned'`,
        [id],
      )
    ).rows[0]?.n ?? 0;
  const note = (actor: string, action: string, subject: string) =>
    audit(store.database, [{ actor: `staff:${actor}`, action, subject }], new Date().toISOString());
  return [
    route({
      method: 'GET',
      path: '/me',
      summary: 'Who am I',
      answer: meSchema,
      handle: async ({ member }) => {
        const { active: _active, createdAt: _createdAt, ...me } = member;
        return {
          ...me,
          presence: await presence.of(member.id, new Date()),
          load: await held(member.id),
          idleMinutes: IDLE_MINUTES,
          clinic,
        };
      },
    }),
    route({
      method: 'PUT',
      path: '/me/presence',
      summary: 'Say how one is',
      body: setPresenceSchema,
      answer: presenceSchema,
      handle: ({ member, body }) => presence.say(member.id, body.state, new Date()),
    }),
    route({
      method: 'GET',
      path: '/staff',
      summary: 'Accounts',
      answer: staffListSchema,
      roles: ['admin', 'supervisor'],
      handle: async () => {
        const now = new Date();
        const states = await presence.all(now);
        const items = await staff.accounts.list();
        return {
          items: await Promise.all(
            items.map(async (one) => ({ ...one, presence: states.get(one.id) ?? (await presence.of(one.id, now)) })),
          ),
        };
      },
    }),
    route({
      method: 'POST',
      path: '/staff',
      summary: 'Make an account',
      body: createStaffSchema,
      answer: createdStaffSchema,
      roles: ['admin'],
      status: 201,
      handle: async ({ member, body }) => {
        const made = await refusing(() => staff.accounts.create(body));
        await note(member.id, 'staff.create', `staff:${made.id}`);
        return made;
      },
    }),
    route({
      method: 'PATCH',
      path: '/staff/:id',
      summary: 'Change an account',
      params: z.object({ id: z.string().min(1) }),
      body: patchStaffSchema,
      answer: staffMemberSchema,
      roles: ['admin'],
      handle: async ({ member, params, body }) => {
        const changed = await refusing(() => staff.accounts.patch(params.id, body));
        if (!changed) throw refuse(404, 'not-found', 'There is no account with this id');
        await note(member.id, 'staff.change', `staff:${params.id}`);
        return changed;
      },
    }),
    route({
      method: 'POST',
      path: '/staff/:id/reset',
      summary: 'Make a link by which an account’s owner sets a new password; it is mailed to them where mail is on',
      params: z.object({ id: z.string().min(1) }),
      answer: passwordLinkSchema,
      roles: ['admin'],
      handle: async ({ member, params }) => {
        const link = await staff.accounts.reset(params.id);
        if (!link) throw refuse(404, 'not-found', 'There is no active account with this id');
        await note(member.id, 'staff.reset', `staff:${params.id}`);
        return link;
      },
    }),
    route({
      method: 'GET',
      path: '/audit',
      summary: 'Who saw and did what, newest first',
      query: z.object({
        actor: z.string().optional(),
        subject: z.string().optional(),
        before: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      answer: auditSchema,
      roles: ['auditor', 'admin'],
      handle: async ({ member, query }) => {
        await note(member.id, 'audit.read', 'audit');
        const { actor = null, subject = null, limit, before } = query;
        return { items: await readAudit(store.database, { actor, subject, limit, ...(before === undefined ? {} : { before }) }) };
      },
    }),
  ];
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EmailTaken || error instanceof LastAdmin) throw refuse(409, 'invalid-request', error.message);
    throw error;
  }
}
