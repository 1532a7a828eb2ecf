/** What a placeholder stands for. */
export type Placeholder = 'name' | 'date' | 'number' | 'address' | 'email' | 'url' | 'id' | 'word' | 'sign';

const MONTH =
  'jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre';
const WEEKDAY =
  'mon(?:day)?s?|tue(?:s|sday|sdays)?|wed(?:nesday|nesdays)?|thu(?:r|rs|rsday|rsdays)?|fri(?:day)?s?|saturdays?|sundays?|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bados?|domingos?';
const UNITS =
  'zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|cero|uno|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez';
const TENS =
  'eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|once|doce|trece|catorce|quince|diecis[ée]is|diecisiete|dieciocho|diecinueve|veinte|veinti\\p{L}+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|mil';
const ORDINALS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\\p{L}+teenth|twentieth|thirtieth|primero|segundo|tercero';
const SPOKEN = `(?:${UNITS}|${TENS}|${ORDINALS})`;
const ORDINAL_DAY = `(?:\\p{N}{1,4}(?:st|nd|rd|th)?|${SPOKEN}(?:[\\s-]+${SPOKEN}){0,5})`;
const STREET =
  'street|str?|avenue|ave?|road|rd|drive|dr|lane|ln|court|ct|circle|cir|boulevard|blvd|way|place|pl|terrace|ter|trail|trl|parkway|pkwy|highway|hwy|square|sq|loop|alley|plaza';
const CALLE = 'calle|avenida|av|avda|carrera|cra|camino|paseo|calz(?:ada)?|colonia|col|barrio|urb(?:anizaci[óo]n)?';
const UNIT = '(?:[,\\s]+(?:apt|apartment|unit|suite|ste|depto|apto|#)\\.?\\s*#?\\s*[\\p{L}\\p{N}-]{1,6})?';
const END = '(?![\\p{L}\\p{N}])';
const START = '(?<![\\p{L}\\p{N}])';

const of = (source: string) => new RegExp(source, 'giu');

/** What is found by its shape, most telling first. Whatever holds a digit of any script is in one of them. */
export const PATTERNS: readonly { readonly kind: Placeholder; readonly pattern: RegExp }[] = [
  // What looks like a placeholder is a patient's own brackets.
  { kind: 'sign', pattern: of('\\[[^\\[\\]]*\\]') },
  { kind: 'url', pattern: of('(?:\\p{L}[\\p{L}\\p{N}+.-]*:\\/\\/|www\\.)[^\\s<>"]+') },
  { kind: 'email', pattern: of('[^\\s@<>"\'()]+@[^\\s@<>"\'()]+') },
  { kind: 'email', pattern: of('[\\p{L}\\p{N}._-]+\\s+(?:at|arroba)\\s+[\\p{L}\\p{N}-]+\\s+(?:dot|punto)\\s+\\p{L}{2,}') },
  {
    kind: 'url',
    pattern: of(
      `${START}(?:[\\p{L}\\p{N}-]+\\.)+(?:com|org|net|gov|edu|io|co|us|uk|es|mx|info|biz|me|app|ly)${END}(?:\\/[^\\s<>"]*)?`,
    ),
  },
  { kind: 'address', pattern: of(`${START}\\p{N}+\\p{L}?\\s+(?:[\\p{L}\\p{N}.'’]+\\s+){1,4}(?:${STREET})${END}\\.?${UNIT}`) },
  {
    kind: 'address',
    pattern: of(`${START}(?:${CALLE})\\.?\\s+(?:[\\p{L}.'’]+\\s+){1,4}(?:no\\.?|n[úu]m(?:ero)?\\.?|#)?\\s*\\p{N}+\\p{L}?${UNIT}`),
  },
  { kind: 'address', pattern: of(`${START}p\\.?\\s*o\\.?\\s*box\\s+#?\\p{N}+`) },
  {
    kind: 'date',
    pattern: of(
      `${START}(?:${MONTH})\\s+(?:the\\s+)?${ORDINAL_DAY}(?:,?\\s+(?:of\\s+|de\\s+|del\\s+)?(?:\\p{N}{2,4}|${SPOKEN}(?:[\\s-]+${SPOKEN}){1,5}))?${END}`,
    ),
  },
  {
    kind: 'date',
    pattern: of(
      `${START}(?:the\\s+|el\\s+)?${ORDINAL_DAY}\\s+(?:of\\s+|de\\s+)?(?:${MONTH})(?:,?\\s+(?:of\\s+|de\\s+|del\\s+)?\\p{N}{2,4})?${END}`,
    ),
  },
  {
    kind: 'date',
    pattern: of(`${START}(?:\\p{N}{4}|\\p{N}{1,2})\\s*[\\/.-]\\s*\\p{N}{1,2}\\s*[\\/.-]\\s*(?:\\p{N}{4}|\\p{N}{1,2})${END}`),
  },
  { kind: 'date', pattern: of(`${START}\\p{N}{1,2}\\/\\p{N}{1,4}${END}`) },
  { kind: 'date', pattern: of(`${START}(?:${MONTH.replace('|may|', '|')})${END}`) },
  { kind: 'date', pattern: of(`${START}(?:${WEEKDAY})${END}`) },
  { kind: 'number', pattern: of(`${START}${SPOKEN}(?:(?:[\\s-]+(?:and|y)?[\\s-]*)${SPOKEN})+${END}`) },
  { kind: 'number', pattern: of(`${START}(?:${TENS})${END}`) },
  { kind: 'number', pattern: of('[+(#]?\\p{N}(?:[\\s().:,/#-]{0,3}\\p{N})*') },
  { kind: 'id', pattern: of('[\\p{L}\\p{M}_-]*\\p{N}[\\p{L}\\p{M}\\p{N}_-]*') },
];
