import { randomUUID } from 'node:crypto';
import { type ConversationState, fold, type NewEvent } from '@carethread/conversation';
import { type Action, type ActionResult, actionBodies, actionResultSchema, type StaffMember } from '@carethread/staff';
import { appendAudit, type KeyedRequest, numbered, recallRequest, rememberRequest, runCommand } from '@carethread/store';
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
      once: true,
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
): Promise<ActionResult> {
  const { store } = parts;
  const at = new Date().toISOString();
  const actor = `staff:${member.id}` as const;
  const keyed = key === null ? null : { actor, key, request: JSON.stringify([id, action, body]) };
  const before = await earlier(store.database.pool, store, keyed);
  if (before) return before;
  const taker = await colleague(parts, action, member, body);
  const cause = `${actor}:${action}:${randomUUID()}`;
  const done: { events: NewEvent[]; answer: ActionResult | null } = { events: [], answer: null };
  /** Under the conversation's lock; what is answered is stored with what is done. */
  const decide = async (client: PoolClient, state: ConversationState) => {
    // The same request came twice at once, and the other one was first.
    const same = await earlier(client, store, keyed);
    if (same) throw new Repeated(same);
    const events = DECISIONS[action](state, member, body, taker);
    done.events = events;
    done.answer = answerOf(id, fold(numbered(state.seq, at, [{ cause, events }]), state), events);
    if (keyed && !(await rememberRequest(client, store, keyed, done.answer, at))) throw reused();
    if (taker) await withinCapacity(client, state, taker);
    await appendAudit(client, [{ actor, action: `conversation.${action}`, subject: `conversation:${id}` }], at);
  };
  try {
    const result = await runCommand(store, id, cause, at, () => done.events, decide);
    if (result.outcome !== 'done' || !done.answer) throw refuse(404, 'not-found', 'There is no conversation with this id');
    const { state, patientId } = result.committed;
    store.live.changed([{ conversationId: id, patientId, seq: state.seq, status: state.status }]);
    return done.answer;
  } catch (error) {
    if (error instanceof Repeated) return error.answer;
    throw error;
  }
}

/** Ends a transaction in which there is nothing to do. */
class Repeated extends Error {
  override readonly name = 'Repeated';
  constructor(readonly answer: ActionResult) {
    super('done before');
  }
}

/** @returns what the same request was answered with, or null where there was none. @throws a 422 problem where its key is another's */
async function earlier(
  on: PoolClient | GatewayParts['store']['database']['pool'],
  store: GatewayParts['store'],
  keyed: KeyedRequest | null,
): Promise<ActionResult | null> {
  if (!keyed) return null;
  const known = await recallRequest(on, store, keyed);
  if (known.outcome === 'reused') throw reused();
  return known.outcome === 'repeated' ? actionResultSchema.parse(known.answer) : null;
}

function reused() {
  return refuse(422, 'idempotency-key-reused', 'This Idempotency-Key came with another request before: make a new one for each');
}

function answerOf(id: string, { status, seq }: ConversationState, events: readonly NewEvent[]): ActionResult {
  const sent = events.find((event) => event.kind === 'message.queued');
  return { id, status, seq, ...(sent ? { outboundId: sent.body.outboundId } : {}) };
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
