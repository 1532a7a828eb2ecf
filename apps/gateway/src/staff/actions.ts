import { randomUUID } from 'node:crypto';
import type { ConversationState, NewEvent } from '@carethread/conversation';
import { type Action, actionBodies, actionResultSchema, type StaffMember } from '@carethread/staff';
import { appendAudit, runCommand } from '@carethread/store';
import type { PoolClient } from 'pg';
import type { GatewayParts } from '../parts.js';
import { idParams } from './conversations.js';
import { refuse } from './refuse.js';
import { CARING, type Route, route } from './route.js';

type Decide = (
  state: ConversationState,
  member: StaffMember,
  body: Record<string, unknown>,
  taker: StaffMember | null,
) => NewEvent[];

/** What agents do with a conversation; each happens once for an Idempotency-Key. */
export function actionRoutes(parts: GatewayParts): Route[] {
  return (Object.keys(DECISIONS) as Action[]).map((action) =>
    route({
      method: 'POST',
      path: `/conversations/:id/${action}`,
      summary: SUMMARIES[action],
      params: idParams,
      body: actionBodies[action],
      answer: actionResultSchema,
      roles: CARING,
      status: action === 'messages' ? 202 : 200,
      handle: ({ params, body, member, key }) => perform(parts, action, params.id, member, body as Record<string, unknown>, key),
    }),
  );
}

const SUMMARIES: Record<Action, string> = {
  claim: 'Take a conversation over',
  messages: 'Write to the patient, on the channel they used last',
  notes: 'Leave a note that the patient does not see',
  transfer: 'Give it to another queue or colleague, with a note',
  'return-to-bot': 'Hand back to the assistant',
  resolve: 'End it, with a disposition',
};

async function perform(
  parts: GatewayParts,
  action: Action,
  id: string,
  member: StaffMember,
  body: Record<string, unknown>,
  key: string | null,
) {
  const { store } = parts;
  const at = new Date().toISOString();
  const cause = `staff:${member.id}:${action}:${key ?? randomUUID()}`;
  const taker = await colleague(parts, action, member, body);
  const entry = { actor: `staff:${member.id}`, action: `conversation.${action}`, subject: `conversation:${id}` };
  const result = await runCommand(
    store,
    id,
    cause,
    at,
    (state) => DECISIONS[action](state, member, body, taker),
    async (client, state) => {
      if (taker) await withinCapacity(client, state, taker);
      await appendAudit(client, [entry], at);
    },
  );
  if (result.outcome === 'absent') throw refuse(404, 'not-found', 'There is no conversation with this id');
  if (result.outcome === 'repeated') return { id, status: result.state.status, seq: result.state.seq };
  const { state, events, patientId } = result.committed;
  store.live.changed([{ conversationId: id, patientId, seq: state.seq, status: state.status }]);
  const sent = events.find((event) => event.kind === 'message.queued');
  return { id, status: state.status, seq: state.seq, ...(sent ? { outboundId: sent.body.outboundId } : {}) };
}

/** @returns who will hold the conversation: the claimer, or the colleague it is given to; null where that is nobody yet */
async function colleague(
  parts: GatewayParts,
  action: Action,
  member: StaffMember,
  body: Record<string, unknown>,
): Promise<StaffMember | null> {
  if (action === 'claim') return member;
  if (action !== 'transfer') return null;
  if (typeof body.queue === 'string') {
    if (!parts.queueNames.has(body.queue))
      throw refuse(422, 'invalid-request', `queue: expected one of ${[...parts.queueNames.keys()].join(', ')}`);
    return null;
  }
  const taker = await parts.staff.accounts.get(String(body.agent));
  if (!taker?.active) throw refuse(422, 'invalid-request', 'agent: expected the id of an active account');
  return taker;
}

/** Nobody holds more than their capacity, also where two are claimed at the same moment. */
async function withinCapacity(client: PoolClient, state: ConversationState, taker: StaffMember): Promise<void> {
  if (state.handoff?.assignedTo?.staffId === taker.id) return;
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`capacity:${taker.id}`]);
  const { rows } = await client.query<{ held: number }>(
    `SELECT count(*)::int AS held FROM queue_entry WHERE assigned_to = $1 AND state = 'assigned'`,
    [taker.id],
  );
  const held = rows[0]?.held ?? 0;
  if (held >= taker.capacity)
    throw refuse(409, 'at-capacity', `${taker.name} holds ${held} conversations, as many as their capacity allows`);
}

const DECISIONS: Record<Action, Decide> = {
  claim: (state, member) => {
    const holder = state.handoff?.assignedTo;
    if (holder?.staffId === member.id) return [];
    if (holder) throw refuse(409, 'already-claimed', `${holder.name} has this conversation`);
    if (state.status === 'closed') throw refuse(409, 'wrong-status', 'This conversation is closed');
    return [{ kind: 'handoff.claimed', actor: `staff:${member.id}`, body: { staffId: member.id, name: member.name } }];
  },
  messages: (state, member, body) => {
    mine(state, member);
    const { channel, addressId } = state;
    if (!channel || !addressId) throw refuse(409, 'wrong-status', 'The patient has not written on any channel');
    if (state.optedOut.includes(addressId))
      throw refuse(409, 'opted-out', 'The patient opted out of messages there: please phone');
    const parts = [{ kind: 'text' as const, text: String(body.text) }];
    return [
      {
        kind: 'message.queued',
        actor: `staff:${member.id}`,
        body: {
          outboundId: randomUUID(),
          channel,
          addressId,
          parts,
          from: 'agent',
          name: member.name.split(' ')[0] ?? member.name,
        },
      },
    ];
  },
  notes: (_state, member, body) => [
    { kind: 'note.added', actor: `staff:${member.id}`, body: { staffId: member.id, name: member.name, text: String(body.text) } },
  ],
  transfer: (state, member, body, taker) => {
    if (state.status !== 'queued') mine(state, member);
    const to = typeof body.queue === 'string' ? { queue: body.queue } : { to: String(body.agent) };
    const transferred: NewEvent = {
      kind: 'handoff.transferred',
      actor: `staff:${member.id}`,
      body: { staffId: member.id, note: String(body.note ?? ''), ...to },
    };
    return taker
      ? [transferred, { kind: 'handoff.claimed', actor: `staff:${member.id}`, body: { staffId: taker.id, name: taker.name } }]
      : [transferred];
  },
  'return-to-bot': (state, member, body) => {
    mine(state, member);
    const task = typeof body.task === 'string' && body.task ? { task: body.task } : {};
    return [{ kind: 'conversation.returned', actor: `staff:${member.id}`, body: { staffId: member.id, ...task } }];
  },
  resolve: (state, member, body) => {
    mine(state, member);
    return [
      {
        kind: 'conversation.resolved',
        actor: `staff:${member.id}`,
        body: { staffId: member.id, disposition: String(body.disposition) },
      },
    ];
  },
};

function mine(state: ConversationState, member: StaffMember): void {
  if (state.status === 'closed') throw refuse(409, 'wrong-status', 'This conversation is closed');
  const holder = state.handoff?.assignedTo;
  if (!holder) throw refuse(409, 'not-claimed', 'Claim this conversation first');
  if (holder.staffId !== member.id) throw refuse(409, 'already-claimed', `${holder.name} has this conversation`);
}
