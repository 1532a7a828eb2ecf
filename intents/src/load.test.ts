import { sharedExamples } from './examples.js';
import { readPolicyFiles } from './files.js';
import { loadPolicy, parsePolicy } from './load.js';
import { loadRouting, routingOf } from './load-routing.js';
import { PolicyError } from './read-yaml.js';

const files = readPolicyFiles();

/** @returns what is said against the product's policy with one file's text changed */
function complaint(path: string, change: (text: string) => string): string {
  try {
    parsePolicy(files.map((file) => (file.path === path ? { path, text: change(file.text) } : file)));
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  return '';
}

describe("the product's policy", () => {
  const policy = loadPolicy();

  it('has forty intents or more, each with twenty-five examples or more in both languages', () => {
    expect(policy.intents.size).toBeGreaterThanOrEqual(40);
    for (const { examples } of policy.intents.values()) {
      expect(new Set(examples.en).size).toBeGreaterThanOrEqual(25);
      expect(new Set(examples.es).size).toBeGreaterThanOrEqual(25);
    }
  });

  it('is the same version however it is read, and another one once a word changes', () => {
    expect(parsePolicy([...files].reverse()).version).toBe(policy.version);
    const changed = files.map((file) => (file.path === 'clinic.yaml' ? { ...file, text: `${file.text}\n# x` } : file));
    expect(parsePolicy(changed).version).not.toBe(policy.version);
  });

  it('has routing that can be read', () => {
    expect(loadRouting(policy).queues.map(({ name }) => name)).toContain('crisis');
  });
});

describe('a mistake', () => {
  it.each<[string, string, (text: string) => string, RegExp]>([
    [
      'a misspelt key',
      'location/parking.yaml',
      (it) => it.replace('answer:', 'anser:'),
      /^location\/parking\.yaml:\d+: .*anser/m,
    ],
    [
      'a handler that is not there',
      'hours/opening-hours.yaml',
      (it) => it.replace('handler: opening-hours', 'handler: hours'),
      /opening-hours\.yaml:2: there is no handler "hours": use one of/,
    ],
    ['a language missing', 'location/parking.yaml', (it) => it.replace(/^ {2}es:$/m, '  fr:'), /parking\.yaml:\d+: answer/],
    [
      'a word that nothing fills in',
      'location/fax-number.yaml',
      (it) => it.replace('{fax}', '{faks}'),
      /fax-number\.yaml:\d+: nothing fills in \{faks\}/,
    ],
    [
      'hours that are none',
      'clinic.yaml',
      (it) => it.replace('08:00-17:00', '8-5'),
      /clinic\.yaml:\d+: hours > monday > 0: write hours like/,
    ],
    ['broken YAML', 'clinic.yaml', (it) => `${it}\n  x: [`, /clinic\.yaml:\d+: .*indentation/],
    [
      'a name used twice',
      'location/parking.yaml',
      (it) => it.replace('name: parking', 'name: transit'),
      /another file has an intent "transit"/,
    ],
  ])('is told with file, line and mend: %s', (_, path, change, expected) => {
    expect(complaint(path, change)).toMatch(expected);
  });
});

describe('a rule about something that there is not', () => {
  const policy = loadPolicy();
  const routing = (change: (text: string) => string): string => {
    try {
      routingOf(
        files.map((file) => (file.path === 'routing.yaml' ? { ...file, text: change(file.text) } : file)),
        policy,
      );
    } catch (error) {
      if (error instanceof PolicyError) return error.message;
      throw error;
    }
    return '';
  };
  const lineOf = (passage: string) => {
    const text = files.find(({ path }) => path === 'routing.yaml')?.text ?? '';
    return text.slice(0, text.indexOf(passage)).split('\n').length;
  };

  it.each<[string, string, string, string]>([
    ['an intent', 'intent: test_results', 'intent: test_result', 'no intent is called "test_result": write test_results or'],
    [
      'an intent among others',
      'intent: [side_effect, medication_error]',
      'intent: [side_effect, medication_eror]',
      'no intent is called "medication_eror": write medication_error or',
    ],
    [
      'a kind of danger',
      'kind: [complaint, anger]',
      'kind: [complaint, angry]',
      'no kind of danger is called "angry": write anger or',
    ],
    ['a queue', 'queue: crisis', 'queue: crises', 'no queue is called "crises"; there are: crisis, clinical'],
    [
      'something that the assistant asks a person for',
      'cause: clinic-unavailable',
      'cause: clinic-down',
      '"clinic-down" is no cause of a handoff; expected one of: asked-for-a-person',
    ],
    ['hours', 'hours: always', 'hours: allways', 'no hours are called "allways": write always or clinic'],
  ])('is told with file, line and mend: %s', (_what, right, wrong, expected) => {
    const said = routing((text) => text.replace(right, wrong));
    expect(said).toContain(`routing.yaml:${lineOf(right)}: `);
    expect(said).toContain(expected);
  });

  it('is told for each, in the order of the rules', () => {
    const said = routing((text) =>
      text.replace('intent: hiv', 'intent: abuse').replace('intent: press', 'intent: interpreter_request'),
    );
    expect(said.split('\n').map((line) => /"(\w+)"/.exec(line)?.[1])).toEqual(['abuse', 'interpreter_request']);
  });
});

describe('examples', () => {
  const list = 'location/parking.en.txt';
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `where may car number ${index} stand\n`).join('');

  it('stand in lists beside the file, a message a line, blank lines and blanks around left out', () => {
    const changed = files.map((file) => (file.path === list ? { ...file, text: `${lines(5)}\n  the last one \n` } : file));
    expect(parsePolicy(changed).intents.get('parking')?.examples.en).toEqual([...lines(5).trim().split('\n'), 'the last one']);
  });

  it('may stand in the file itself, before those of the lists', () => {
    const changed = files.map((file) =>
      file.path === 'location/parking.yaml' ? { ...file, text: `${file.text}\nexamples:\n  en: [my van]\n` } : file,
    );
    expect(parsePolicy(changed).intents.get('parking')?.examples.en[0]).toBe('my van');
  });

  it('are asked for where there are too few, and where no intent reads them', () => {
    expect(complaint(list, () => lines(2))).toMatch(
      /^location\/parking\.yaml:\d+: write at least 5 examples in en .*parking\.en\.txt/,
    );
    const stray = [...files, { path: 'location/garage.en.txt', text: lines(9) }];
    expect(() => parsePolicy(stray)).toThrow('location/garage.en.txt:1: there is no intent location/garage.yaml');
  });

  it('may not be of two intents: the place and both are named', () => {
    const own = loadPolicy().intents.get('transit')?.examples.en[3] ?? '';
    const changed = files.map((file) => (file.path === list ? { ...file, text: `${lines(5)}${own}!\n` } : file));
    expect(sharedExamples(loadPolicy(), files)).toEqual([]);
    expect(sharedExamples(parsePolicy(changed), changed)).toMatchObject([
      { problem: expect.stringMatching(/transit and of parking|parking and of transit/) },
    ]);
  });
});
