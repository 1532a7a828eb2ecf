/** Made-up conversations that fit the contract: for the looks only. */
const MIN = 60_000;
const ago = (minutes) => new Date(Date.now() - minutes * MIN).toISOString();
const calm = { label: 'neutral', score: 0.1 };

export const me = {
  id: 's1',
  email: 'dana@clinic.example',
  name: 'Dana Whitfield',
  roles: ['agent', 'supervisor'],
  skills: [],
  languages: ['en'],
  queues: [],
  capacity: 5,
  presence: { state: 'available', since: ago(30) },
  load: 2,
  idleMinutes: 15,
  clinic: { name: 'Riverside Family Health', timeZone: 'America/Chicago' },
};

const row = (id, name, over) => ({
  id,
  status: 'queued',
  channel: 'sms',
  patient: { id: `p${id}`, displayName: name },
  queue: 'front-desk',
  priority: 10,
  safety: { level: 'none', kind: null },
  emotion: calm,
  intent: null,
  language: 'en',
  waitingSince: ago(4),
  dueAt: ago(-10),
  assignedTo: null,
  lastMessageAt: ago(4),
  why: null,
  unanswered: 1,
  seq: 20,
  ...over,
});

export const rows = [
  row('1', 'Maria Alvarez', {
    queue: 'clinical',
    priority: 60,
    safety: { level: 'urgent', kind: 'adverse-event' },
    why: 'A reaction to a medicine goes to Clinical',
    waitingSince: ago(2.4),
    dueAt: ago(-2.6),
    emotion: { label: 'fear', score: 0.8 },
  }),
  row('2', '••• 4417', {
    queue: 'crisis',
    priority: 100,
    safety: { level: 'crisis', kind: 'suicide' },
    why: 'Thoughts of suicide go to Crisis at once',
    waitingSince: ago(0.6),
    dueAt: ago(-0.4),
    emotion: { label: 'distress', score: 0.95 },
  }),
  row('3', 'Robert Okafor', {
    status: 'with_agent',
    assignedTo: { staffId: 's1', name: me.name },
    why: 'Scared about a biopsy result',
    safety: { level: 'concern', kind: 'fear-of-diagnosis' },
    channel: 'web',
    dueAt: null,
    unanswered: 2,
    queue: 'clinical',
    seq: 24,
  }),
  row('4', 'Lena Schmidt-Rodríguez', {
    status: 'with_agent',
    assignedTo: { staffId: 's1', name: me.name },
    why: 'Bill disputes go to Billing',
    dueAt: null,
    unanswered: 0,
    lastMessageAt: ago(22),
    queue: 'billing',
  }),
  row('5', 'James Tran', { why: 'The patient asked for a person', waitingSince: ago(12), dueAt: ago(2), channel: 'web' }),
  row('6', 'Guadalupe Ríos', {
    why: 'Not understood twice',
    language: 'es',
    waitingSince: ago(6),
    channel: 'sms',
    dueAt: ago(-9),
  }),
  row('7', '••• 0932', { why: 'Identity could not be verified', waitingSince: ago(3), channel: 'voice' }),
  row('8', 'Evelyn Brooks', {
    why: 'A complaint goes to a person',
    safety: { level: 'concern', kind: 'complaint' },
    waitingSince: ago(9),
    dueAt: ago(-2),
    emotion: { label: 'anger', score: 0.7 },
    priority: 30,
  }),
  row('9', 'Tom Hendricks', {
    status: 'with_agent',
    assignedTo: { staffId: 's2', name: 'Amir Haddad' },
    why: 'Refill without refills left',
    dueAt: null,
    unanswered: 0,
    lastMessageAt: ago(75),
  }),
];
export const bot = [
  row('20', 'Priya Nair', {
    status: 'bot',
    queue: null,
    waitingSince: null,
    dueAt: null,
    intent: 'book_appointment',
    why: null,
    lastMessageAt: ago(1),
  }),
  row('21', '••• 7781', {
    status: 'bot',
    queue: null,
    waitingSince: null,
    dueAt: null,
    intent: 'refill_request',
    why: null,
    lastMessageAt: ago(8),
  }),
];
export const closed = [
  row('30', 'Helen Park', {
    status: 'closed',
    queue: null,
    waitingSince: null,
    dueAt: null,
    intent: 'opening_hours',
    why: null,
    lastMessageAt: ago(2000),
    unanswered: 0,
  }),
];

const agent = (staffId, name, presence, load) => ({ staffId, name, presence, load, capacity: 5 });
const queue = (id, name, depth) => ({
  id,
  name,
  depth,
  oldestWaitingSince: depth ? ago(5) : null,
  sla: { state: 'ok', nextDueAt: null, breached: 0 },
  agents: [
    agent('s1', me.name, 'available', 2),
    agent('s2', 'Amir Haddad', 'busy', 4),
    agent('s3', 'Joy Kim, RN', 'available', 1),
  ],
});
export const queues = [
  queue('crisis', 'Crisis', 1),
  queue('clinical', 'Clinical', 1),
  queue('billing', 'Billing', 0),
  queue('front-desk', 'Front desk', 3),
];

const text = (value) => [{ kind: 'text', text: value }];
const say = (seq, minutes, from, words, over = {}) => ({
  kind: 'message',
  seq,
  at: ago(minutes),
  from,
  name: from === 'agent' ? me.name : null,
  channel: 'sms',
  parts: text(words),
  delivery: from === 'patient' ? null : { state: 'delivered' },
  danger: null,
  ...over,
});
const reaction =
  'I took the new antibiotic this morning and now my lips feel swollen and I have hives on both arms. Should I take the next one??';
const at = (part) => [reaction.indexOf(part), reaction.indexOf(part) + part.length];

const transcript = [
  say(1, 1500, 'patient', 'hi can I get my lisinopril refilled'),
  say(
    3,
    1499.8,
    'assistant',
    'Hi, this is the automated assistant of Riverside Family Health. I can help with that. To keep your records safe: what is your date of birth?',
    { delivery: { state: 'read' } },
  ),
  say(4, 1498, 'patient', '3/3/84, zip 60614'),
  { kind: 'verified', seq: 5, at: ago(1497.9), channel: 'sms', name: 'Maria Alvarez', factors: ['birth-date', 'postal-code'] },
  {
    kind: 'did',
    seq: 6,
    at: ago(1497.8),
    what: 'request-refill',
    outcome: 'done',
    words: 'Requested a refill of Lisinopril 10 mg at the pharmacy',
  },
  say(
    7,
    1497.7,
    'assistant',
    'Thank you, Maria. I have asked for a refill of Lisinopril 10 mg at Walgreens on Clark St. It is usually ready the next day.',
  ),
  say(8, 5, 'patient', 'hello?', { channel: 'web' }),
  say(9, 4.9, 'assistant', 'Hello again, Maria. What can I do for you?', {
    channel: 'web',
    parts: [
      ...text('Hello again, Maria. What can I do for you?'),
      {
        kind: 'choices',
        choices: [
          { key: 'a', label: 'Appointments' },
          { key: 'b', label: 'Refills' },
          { key: 'c', label: 'Talk to a person' },
        ],
      },
    ],
  }),
  say(10, 3, 'patient', reaction, {
    channel: 'web',
    danger: { level: 'urgent', kind: 'adverse-event', spans: [at('my lips feel swollen'), at('hives on both arms')] },
  }),
  say(
    12,
    2.9,
    'assistant',
    'That can be serious. Please do not take the next dose yet. If your lips or tongue swell more, or you find it hard to breathe, call 911 now. A nurse is being told and will answer here.',
    { channel: 'web', delivery: { state: 'read' } },
  ),
  {
    kind: 'handed-over',
    seq: 13,
    at: ago(2.8),
    queue: 'clinical',
    level: 'urgent',
    because: ['the patient wrote of a reaction to a medicine'],
  },
  say(14, 1, 'patient', 'ok. its spreading a bit <b>help</b>', { channel: 'web' }),
];

export function context(id) {
  const found = [...rows, ...bot, ...closed].find((other) => other.id === id);
  if (!found) return null;
  const mine = found.assignedTo?.staffId === me.id;
  const can =
    found.status === 'closed'
      ? ['notes']
      : mine
        ? ['messages', 'notes', 'transfer', 'return-to-bot', 'resolve']
        : found.assignedTo
          ? ['notes']
          : ['claim', 'notes', 'transfer'];
  const known = id !== '2' && id !== '7';
  return {
    id,
    seq: found.seq,
    status: found.status,
    patient: {
      id: found.patient.id,
      displayName: found.patient.displayName,
      addresses: [
        { id: 'a1', channel: 'sms', masked: '••• 4417', consent: { state: 'granted', since: ago(90_000), source: 'START' } },
        { id: 'a2', channel: 'web', masked: 'this browser', consent: { state: 'unknown', since: null, source: null } },
      ],
    },
    channel: 'web',
    channels: ['sms', 'web'],
    handoff:
      found.queue === null
        ? null
        : {
            queue: found.queue,
            priority: found.priority,
            level: found.safety.level,
            because: [
              found.why,
              ...(id === '1' ? ['When danger is urgent or worse, Clinical answers within 5 minutes'] : []),
            ].filter(Boolean),
            since: found.waitingSince,
            dueAt: found.dueAt ?? ago(1),
            assignedTo: found.assignedTo && { ...found.assignedTo, since: ago(1) },
            task: id === '1' ? 'Record an adverse event. Check whether the antibiotic must be changed.' : null,
          },
    summary: known
      ? [
          'Refill of lisinopril requested yesterday and under way.',
          'Now swollen lips and hives after the first dose of a new antibiotic.',
        ]
      : [],
    intent: known ? 'medication_side_effect' : null,
    slots: known ? { medicine: 'Amoxicillin 500 mg', when: '2026-12-01T09:00/2026-12-01T12:00' } : {},
    safety: found.safety,
    emotion: found.emotion,
    mood: ['neutral', 'neutral', 'gratitude', 'neutral', 'confusion', 'fear', 'fear'].map((label, index) => ({
      label,
      score: 0.3 + index * 0.08,
      at: ago(30 - index),
    })),
    identity: known
      ? {
          name: found.patient.displayName,
          patientRef: 'Patient/1',
          channel: 'sms',
          factors: ['birth-date', 'postal-code'],
          verifiedAt: ago(1497.9),
        }
      : null,
    language: found.language,
    waitingSince: found.waitingSince,
    dueAt: found.dueAt,
    transcript: { items: extra.has(id) ? [...transcript, ...extra.get(id)] : transcript, before: null },
    clinic: known
      ? {
          state: 'known',
          appointments: [
            {
              ref: 'Appointment/1',
              status: 'booked',
              start: '2026-12-01T09:00:00-06:00',
              end: '2026-12-01T09:20:00-06:00',
              practitioner: 'Dr. Ana Lopez',
              location: 'Lincoln Park',
              visitType: 'follow-up',
            },
          ],
          medications: [
            {
              ref: 'm1',
              name: 'Amoxicillin 500 mg capsule',
              dosage: '1 capsule three times a day',
              status: 'active',
              refillsLeft: 0,
              validUntil: null,
              suppliedUntil: null,
              controlled: false,
              pharmacy: null,
            },
            {
              ref: 'm2',
              name: 'Lisinopril 10 mg tablet',
              dosage: '1 tablet once a day',
              status: 'active',
              refillsLeft: 3,
              validUntil: '2027-04-01',
              suppliedUntil: '2026-12-02',
              controlled: false,
              pharmacy: 'Walgreens, Clark St',
            },
            {
              ref: 'm3',
              name: 'Lorazepam 0.5 mg tablet',
              dosage: 'when needed, at most 1 a day',
              status: 'active',
              refillsLeft: 1,
              validUntil: '2027-01-01',
              suppliedUntil: null,
              controlled: true,
              pharmacy: null,
            },
          ],
        }
      : id === '7'
        ? { state: 'unavailable', why: 'The clinic’s server did not answer in time' }
        : { state: 'not-verified' },
    earlier: known
      ? [
          {
            id: '30',
            startedAt: ago(40_000),
            closedAt: ago(39_900),
            channels: ['sms'],
            intent: 'book_appointment',
            level: 'none',
            disposition: 'answered',
          },
        ]
      : [],
    policy: '2026-11-20.3',
    can,
  };
}

/** What was done since the server started, by conversation. */
export const extra = new Map();
export { say };
