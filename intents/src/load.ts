import { createHash } from 'node:crypto';
import { CHANNELS, LANGUAGES, type Language } from '@carethread/conversation';
import { type Clinic, clinicParams, type Intent, type Policy, type Template, VERIFY } from '@carethread/dialogue';
import { z } from 'zod';
import { gatherExamples, isList, lackingExamples, strayLists } from './examples.js';
import { isPage, type PolicyFile, readPolicyFiles } from './files.js';
import { HANDLERS } from './handlers/index.js';
import { readPages } from './pages.js';
import { checkPlaceholders } from './placeholders.js';
import { PolicyError, type Problem, readYaml } from './read-yaml.js';
import { clinicSchema, intentSchema, wordingSchema } from './schema.js';

type IntentFile = z.infer<typeof intentSchema>;
type WordingEntry = z.infer<typeof wordingSchema>;
type Texts = Map<string, Record<Language, Template[]>>;

const CLINIC = 'clinic.yaml';
const COMMON = 'wording.yaml';

/**
 * Reads the policy in a folder.
 * @param folder where `clinic.yaml`, `wording.yaml` and the folders of intents are, each intent a YAML file with its lists of
 *   examples beside it; the product's own without it
 * @throws PolicyError with file, line, what is wrong and how to mend it, for each thing that is
 */
export function loadPolicy(folder?: string): Policy {
  return parsePolicy(readPolicyFiles(folder));
}

/** The same for files that are not on a disk: a draft that an admin is editing. */
export function parsePolicy(files: readonly PolicyFile[]): Policy {
  const problems: Problem[] = [];
  const clinic = readOne(files, CLINIC, clinicSchema, problems);
  const common = readOne(files, COMMON, z.record(z.string(), wordingSchema), problems);
  const wording: Texts = new Map();
  for (const [key, entry] of Object.entries(common ?? {})) wording.set(key, toTemplates(entry));
  const intents = new Map<string, Intent>();
  for (const file of files.filter((it) => it.path.includes('/') && !isPage(it)))
    if (!isList(file)) readIntent(file, files, { intents, wording }, problems);
  problems.push(...strayLists(files));
  const pages = readPages(files, problems);
  if (clinic) problems.push(...checkPlaceholders(wording, files, clinicParams(clinic as Clinic, 'en')));
  if (problems.length > 0 || !clinic) throw new PolicyError(problems);
  return { version: versionOf(files), clinic: clinic as Clinic, intents, wording, handlers: HANDLERS, pages };
}

function readOne<T>(files: readonly PolicyFile[], path: string, schema: z.ZodType<T>, problems: Problem[]): T | null {
  const file = files.find((it) => it.path === path);
  if (!file) {
    problems.push({ file: path, line: 1, problem: 'the file is missing: every policy has one' });
    return null;
  }
  const read = readYaml(file, schema);
  if (read.ok) return read.value;
  problems.push(...read.problems);
  return null;
}

interface Gathered {
  readonly intents: Map<string, Intent>;
  readonly wording: Texts;
}

function readIntent(file: PolicyFile, files: readonly PolicyFile[], { intents, wording }: Gathered, problems: Problem[]): void {
  const read = readYaml(file, intentSchema);
  if (!read.ok) {
    problems.push(...read.problems);
    return;
  }
  const { value, lineOf } = read;
  const wrong = (path: string[], problem: string) => problems.push({ file: file.path, line: lineOf(path), problem });
  if (intents.has(value.name))
    wrong(['name'], `another file has an intent "${value.name}" already: give this one a name of its own`);
  if (value.handler !== undefined && (!HANDLERS.has(value.handler) || value.handler === VERIFY))
    wrong(
      ['handler'],
      `there is no handler "${value.handler}": use one of ${[...HANDLERS.keys()].filter((it) => it !== VERIFY).join(', ')}, or write an "answer"`,
    );
  const examples = gatherExamples(file, value.examples, files);
  for (const lack of lackingExamples(file, examples)) wrong(['examples'], lack);
  intents.set(value.name, toIntent({ ...value, examples }, file));
  if (value.answer) wording.set(`${value.name}.answer`, toTemplates(value.answer));
  for (const [key, entry] of Object.entries(value.wording)) wording.set(`${value.name}.${key}`, toTemplates(entry));
}

function toIntent({ name, handler, person, slots, examples }: IntentFile, { path }: PolicyFile): Intent {
  const domain = path.split('/')[0] ?? '';
  return { name, domain, handler: handler ?? null, person: person ?? null, slots, examples };
}

function toTemplates(entry: WordingEntry): Record<Language, Template[]> {
  const templates = (language: Language): Template[] =>
    entry[language].map((it) => {
      if (typeof it === 'string') return { text: it };
      const { text } = it;
      const channels = Object.fromEntries(
        CHANNELS.flatMap((channel) => (it[channel] === undefined ? [] : [[channel, it[channel]]])),
      );
      return { text, channels };
    });
  return Object.fromEntries(LANGUAGES.map((language) => [language, templates(language)])) as Record<Language, Template[]>;
}

/** The same files give the same version on every machine; the order in which they were read does not count. */
function versionOf(files: readonly PolicyFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(path).update('\0').update(text.replaceAll('\r\n', '\n')).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
