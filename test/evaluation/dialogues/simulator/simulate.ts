import type { Language } from '@carethread/conversation';
import type { Double, Resource } from '../clinic.ts';
import type { Stage, Telephone } from '../stage.ts';
import { type Character, GOALS, type Goal, Patient } from './patient.ts';
import { type Dice, dice } from './random.ts';

/** How a simulated conversation ended. */
export interface Simulated {
  readonly seed: number;
  readonly goal: Goal;
  readonly language: Language;
  /** Reached: by the clinic's record, or by what was said where there is nothing to record. Handed: rightly to a person. */
  readonly outcome: 'reached' | 'handed' | 'failed';
  /** The bot said the very same twice in a row. */
  readonly stuck: boolean;
  /** It took more messages than anybody has patience for. */
  readonly endless: boolean;
  readonly why: string;
  readonly transcript: readonly string[];
}

const MOST_TURNS = 25;
const AT_ONCE = 12;
const SPANISH = 0.25;

const ENGLISH = ['linh-nguyen', 'denise-washington', 'tom-becker', 'james-carter', 'priya-patel', 'mary-obrien'];
const LIKE: Readonly<Record<Goal, Readonly<Record<Language, readonly string[]>>>> = {
  book: { en: ENGLISH, es: ['ana-torres', 'jose-ramirez'] },
  move: { en: ['james-carter', 'priya-patel', 'mary-obrien'], es: ['ana-torres', 'jose-ramirez'] },
  cancel: { en: ['james-carter', 'priya-patel', 'mary-obrien'], es: ['ana-torres', 'jose-ramirez'] },
  hours: { en: ENGLISH, es: ['ana-torres', 'jose-ramirez'] },
  refill: { en: ['james-carter', 'priya-patel', 'denise-washington'], es: ['ana-torres'] },
  status: { en: ['priya-patel'], es: ['priya-patel'] },
  person: { en: ENGLISH, es: ['ana-torres', 'jose-ramirez'] },
};
const MEDICINE: Readonly<Record<string, readonly string[]>> = {
  'james-carter': ['warfarin', 'coumadin'],
  'priya-patel': ['sertraline', 'zoloft'],
  'denise-washington': ['hydrochlorothiazide'],
  'ana-torres': ['lisinopril'],
};
/** What of the record a goal is about; the rest of it is not made. */
const RECORDS: Readonly<Record<Goal, readonly string[]>> = {
  book: [],
  move: ['Appointment'],
  cancel: ['Appointment'],
  hours: [],
  refill: ['MedicationRequest', 'MedicationDispense'],
  status: ['MedicationRequest', 'MedicationDispense', 'Task'],
  person: [],
};

/** @returns `count` conversations with simulated patients, several at a time, each with a number and a record of its own */
export async function simulate(stage: Stage, count: number, seed: number): Promise<Simulated[]> {
  const seeds = Array.from({ length: count }, (_, i) => seed * 100_003 + i);
  const done = new Map<number, Simulated>();
  const queue = [...seeds];
  const work = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) done.set(one, await converse(stage, one));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return seeds.flatMap((it) => done.get(it) ?? []);
}

async function character(stage: Stage, seed: number): Promise<Character> {
  const thrown = dice(seed);
  const goal = GOALS[seed % GOALS.length] ?? 'book';
  const language = thrown.chance(SPANISH) ? 'es' : 'en';
  const like = thrown.pick(LIKE[goal][language]);
  const double = await stage.clinic.double(like, RECORDS[goal]);
  const medicine = thrown.pick(MEDICINE[like] ?? ['medicine']);
  const habits = { slips: thrown.pick([0, 0.05, 0.15]), shortens: thrown.chance(0.3), wanders: thrown.pick([0, 0.1, 0.25]) };
  return { goal, language, double, dice: thrown as Dice, medicine, ...habits };
}

async function converse(stage: Stage, seed: number): Promise<Simulated> {
  const who = await character(stage, seed);
  const patient = new Patient(who);
  const telephone = stage.telephone();
  const transcript: string[] = [];
  const end = (outcome: Simulated['outcome'], why: string, flaw: Partial<Simulated> = {}): Simulated => {
    const { goal, language } = who;
    return { seed, goal, language, outcome, stuck: false, endless: false, why, transcript, ...flaw };
  };
  try {
    let before = '';
    let says: string | null = patient.begin();
    for (let turn = 0; turn < MOST_TURNS && says !== null; turn++) {
      transcript.push(`> ${says}`);
      const heard = (await telephone.say(says)).join('\n');
      transcript.push(`  ${heard.replaceAll('\n', '\n  ')}`);
      if (await reached(stage, who, patient, telephone, heard)) return end('reached', '');
      const { status, queue } = await telephone.state();
      if (status !== 'bot')
        return isRightlyHanded(transcript, queue) ? end('handed', queue ?? '') : end('failed', `handed to ${queue}`);
      if (heard === '') return end('failed', 'no answer');
      if (heard === before) return end('failed', 'the same answer twice in a row', { stuck: true });
      before = heard;
      says = patient.answer(heard);
    }
    return says === null
      ? end('failed', 'the patient gave up')
      : end('failed', `more than ${MOST_TURNS} turns`, { endless: true });
  } catch (error) {
    return end('failed', error instanceof Error ? error.message : String(error));
  }
}

/** Who was not understood twice in a row gets a person, and so it should be; nobody here writes of anything grave. */
function isRightlyHanded(transcript: readonly string[], queue: string | null): boolean {
  const answers = transcript.filter((line) => line.startsWith('  '));
  const [last = '', former = ''] = [answers.at(-1), answers.at(-2)];
  const lost = /did not get that|not sure what you mean|no entendí|no sé qué quiso/i;
  return queue === 'front-desk' && lost.test(last) && lost.test(former);
}

async function reached(stage: Stage, who: Character, patient: Patient, telephone: Telephone, heard: string): Promise<boolean> {
  const { double } = who;
  const search = (type: string, query: string): Promise<Resource[]> =>
    stage.clinic.search(`${type}?patient=${double.ref}&${query}`);
  switch (who.goal) {
    case 'book': {
      const booked = await search('Appointment', 'status=booked');
      return booked.some((it) => JSON.stringify(it.serviceType).includes(`"${patient.visitType}"`));
    }
    case 'move':
      return isMoved(double, await search('Appointment', 'status=booked'));
    case 'cancel':
      return (await search('Appointment', 'status=booked')).length === double.visits.length - 1;
    case 'refill':
      return (await search('Task', 'status=requested')).length > 0;
    case 'hours':
      return /\d ?[AP]M|closed|cerrad/i.test(heard);
    case 'status':
      return /sertraline/i.test(heard);
    case 'person':
      return (await telephone.state()).queue === 'front-desk';
  }
}

/** As many visits as before, and one of them at another time. */
function isMoved(double: Double, booked: readonly Resource[]): boolean {
  const times = new Set(double.visits.map(({ start }) => Date.parse(start)));
  return booked.length === double.visits.length && booked.some(({ start }) => !times.has(Date.parse(String(start))));
}

/** Success as a share, as issue 4 counts it. */
export const SIMULATION_FLOOR = 0.9;

export function simulationSuccess(results: readonly Simulated[]): number {
  return results.filter(({ outcome }) => outcome !== 'failed').length / Math.max(1, results.length);
}

/** @returns a line a goal, the failures with all that was said, and the sum */
export function simulationReport(results: readonly Simulated[], transcripts = 40): string {
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  const told = failed
    .slice(0, transcripts)
    .map(({ goal, language, seed, why, transcript }) =>
      [`FAILED ${goal} (${language}, seed ${seed}): ${why}`, ...transcript.map((it) => `    ${it}`), ''].join('\n'),
    );
  const row = (name: string, of: readonly Simulated[]) => {
    const count = (is: (one: Simulated) => boolean) => String(of.filter(is).length).padStart(9);
    const outcomes = (['reached', 'handed', 'failed'] as const).map((it) => count(({ outcome }) => outcome === it));
    return (
      name.padEnd(9) +
      String(of.length).padStart(6) +
      outcomes.join('') +
      count(({ stuck }) => stuck) +
      count(({ endless }) => endless)
    );
  };
  const rows = GOALS.map((goal) =>
    row(
      goal,
      results.filter((it) => it.goal === goal),
    ),
  );
  const share = `${(simulationSuccess(results) * 100).toFixed(1)} % (floor ${SIMULATION_FLOOR * 100} %)`;
  const head = 'goal       talks  reached   handed   failed    stuck  endless';
  return [...told, head, ...rows, row('all', results), share].join('\n');
}
