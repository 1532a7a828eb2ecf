import {
  type ConversationList,
  conversationContextSchema,
  conversationListSchema,
  listQuerySchema,
  transcriptPageSchema,
  transcriptQuerySchema,
} from '@carethread/staff';
import { audit, type ConversationRecord, listConversations, readConversations, readEvents } from '@carethread/store';
import { z } from 'zod';
import type { GatewayParts } from '../parts.js';
import { refuse } from './refuse.js';
import { CARING, type Route, route } from './route.js';
import { contextOf, pageOf } from './views/context.js';
import { rowsOf } from './views/row.js';

/** So many events after a part of a transcript are looked at for what came of its messages: a picture fetched, a danger seen. */
const OUTCOMES = 50;

export const idParams = z.object({ id: z.uuid() });

/** Reading conversations: lists, the context, the transcript before it. Every read of one is in the audit trail. */
export function conversationRoutes({ store, practice }: GatewayParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/conversations',
      summary: 'Conversations, newest first',
      query: listQuerySchema,
      answer: conversationListSchema,
      roles: CARING,
      handle: async ({ query }): Promise<ConversationList> => {
        const after = query.cursor === undefined ? null : placeOf(query.cursor);
        const found = await listConversations(store, { status: query.status ?? null, after, limit: query.limit + 1 });
        const page = found.slice(0, query.limit);
        const last = page.at(-1);
        return { items: await rowsOf(store, page), nextCursor: found.length > page.length && last ? cursorOf(last) : null };
      },
    }),
    route({
      method: 'GET',
      path: '/conversations/:id',
      summary: 'All that whoever takes over has to know',
      params: idParams,
      answer: conversationContextSchema,
      roles: CARING,
      handle: async ({ params, member }) => {
        const record = await found(store, params.id);
        await audit(
          store.database,
          [{ actor: `staff:${member.id}`, action: 'conversation.read', subject: `conversation:${params.id}` }],
          new Date().toISOString(),
        );
        return contextOf(store, practice, record, member);
      },
    }),
    route({
      method: 'GET',
      path: '/conversations/:id/transcript',
      summary: 'The transcript part by part: the items before a cursor, newest part first',
      params: idParams,
      query: transcriptQuerySchema,
      answer: transcriptPageSchema,
      roles: CARING,
      handle: async ({ params, query, member }) => {
        await found(store, params.id);
        const detail = { before: query.before };
        await audit(
          store.database,
          [{ actor: `staff:${member.id}`, action: 'conversation.read', subject: `conversation:${params.id}`, detail }],
          new Date().toISOString(),
        );
        const from = Math.max(0, query.before - 1 - 2 * query.limit);
        const events = await readEvents(store, params.id, from, query.before - 1 - from + OUTCOMES);
        return pageOf(store, params.id, events, query.limit, query.before);
      },
    }),
  ];
}

/** @throws a 404 problem */
export async function found(store: GatewayParts['store'], id: string): Promise<ConversationRecord> {
  const [record] = await readConversations(store, [id]);
  if (!record) throw refuse(404, 'not-found', 'There is no conversation with this id');
  return record;
}

function cursorOf({ lastMessageAt, id }: ConversationRecord): string {
  return Buffer.from(`${lastMessageAt} ${id}`).toString('base64url');
}

function placeOf(cursor: string): { at: string; id: string } {
  const [at, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!z.iso.datetime().safeParse(at).success || !z.uuid().safeParse(id).success)
    throw refuse(400, 'invalid-request', 'cursor: expected one that an earlier answer gave');
  return { at: at ?? '', id: id ?? '' };
}
