import { readPolicyFiles } from './files.js';
import { parsePolicy } from './load.js';
import { PolicyError } from './read-yaml.js';

const files = readPolicyFiles();
const PATH = 'pages/in-the-building.en.md';

function complaint(change: (text: string) => string): string {
  try {
    parsePolicy(files.map((file) => (file.path === PATH ? { ...file, text: change(file.text) } : file)));
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  return '';
}

describe("the clinic's pages", () => {
  const { pages, version } = parsePolicy(files);

  it('are read with title, address, language and passages of lines', () => {
    const page = pages.find(({ id }) => id === 'in-the-building.en');
    expect(page).toMatchObject({ title: 'In the building', address: 'riverside.example/building', language: 'en' });
    expect(page?.passages[1]).toEqual({
      heading: 'Animals',
      lines: ['Service dogs may come in with you.', 'Please leave all other pets at home.'],
    });
  });

  it('are there in both languages, line by line', () => {
    const shape = (language: string) =>
      pages.filter((page) => page.language === language).map(({ passages }) => passages.map(({ lines }) => lines.length));
    expect(shape('es')).toEqual(shape('en'));
  });

  it('are part of the version', () => {
    const without = parsePolicy(files.filter(({ path }) => path !== PATH));
    expect(without.version).not.toBe(version);
    expect(without.pages).toHaveLength(pages.length - 1);
  });
});

describe('a mistake in a page', () => {
  it.each<[string, (text: string) => string, RegExp]>([
    ['nothing in front', (it) => it.replace('---\n', ''), /^pages\/in-the-building\.en\.md:1: begin with a line ---/],
    ['a misspelt key', (it) => it.replace('title:', 'titel:'), /en\.md:\d+: .*titel/],
    ['an address that is none', (it) => it.replace('riverside.example/building', 'our site'), /en\.md:4: address: write where/],
    ['a language that there is none of', (it) => it.replace('language: en', 'language: fr'), /en\.md:5: language/],
    ['a line with no heading', (it) => it.replace('## Wifi\n', ''), /en\.md:10: there is no heading above this line/],
    [
      'too long a line',
      (it) => it.replace('You need no password', 'You need no password '.repeat(8)),
      /en\.md:12: a line has 120/,
    ],
    ['no passage', (it) => it.slice(0, it.indexOf('## ')), /en\.md:7: there is no passage/],
  ])('is told with file, line and mend: %s', (_what, change, expected) => {
    expect(complaint(change)).toMatch(expected);
  });
});
