import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from '../../normalise.js';
import { screenSafety } from '../index.js';
import { readElsewhere } from './index.js';
import { latinPhrases } from './phrases.js';

const screen = (text: string) => screenSafety(normalise(text), 'en');

describe('danger in a language that the assistant does not speak', () => {
  it.each([
    ['je veux mourir', 'suicide'],
    ['m pa ka respire', 'breathing'],
    ['eu quero morrer', 'suicide'],
    ['mio marito mi picchia', 'abuse'],
    ['ich will mich umbringen', 'suicide'],
    ['nie mogę oddychać', 'breathing'],
    ['Хочу умереть', 'suicide'],
    ['не можу дихати', 'breathing'],
    ['我想死', 'suicide'],
    ['我胸口好痛，喘唔到氣', 'breathing'],
    ['죽고 싶어요', 'suicide'],
    ['tôi muốn chết', 'suicide'],
    ['toi khong tho duoc', 'breathing'],
    ['gusto ko nang mamatay', 'suicide'],
    ['أريد أن أموت', 'suicide'],
    ['मैं मरना चाहता हूँ', 'suicide'],
    ['mujhe marna chahta hai', 'suicide'],
    ['waxaan rabaa inaan dhinto', 'suicide'],
    ['መሞት እፈልጋለሁ', 'suicide'],
  ])('is a crisis: %s', (text, kind) => expect(screen(text)).toMatchObject({ level: 'crisis', kind }));

  it('stands where the rest of the message is in English', () => {
    const text = 'sorry my english is bad, je veux mourir';
    expect(screen(text)).toMatchObject({ level: 'crisis', kind: 'suicide' });
    expect(screen(text).spans?.map(([start, end]) => text.slice(start, end))).toContain('veux mourir');
  });

  it.each(['je n’ai pas de douleur à la poitrine', 'я не хочу умирать, нет боли в груди', '没有胸痛', 'não tenho falta de ar'])(
    'is none where it is denied, and a person reads it: %s',
    (text) => expect(screen(text)).toMatchObject({ level: 'concern', kind: 'vulnerable' }),
  );
});

describe('a message in a language that the assistant does not speak', () => {
  it.each([
    'bonjour je voudrais un rendez-vous',
    'quero marcar uma consulta',
    'tôi muốn đặt lịch hẹn',
    '我想预约',
    'gusto kong magpa-appointment',
    'ich möchte einen Termin',
    'نريد موعد',
    'bom dia',
    'ik wil een afspraak maken',
    'randevu almak istiyorum',
    'nataka kuona daktari',
  ])('goes to a person: %s', (text) => {
    expect(readElsewhere(text).other).toBe(true);
    expect(screen(text)).toMatchObject({ level: 'concern', kind: 'vulnerable' });
  });

  it.each([
    'hola kiero una sita',
    'ke dia habren? nesecito berme con la dra',
    'Nguyễn Thị Hương',
    'my name is João da Silva',
    'Jean-Pierre Du Bois',
    'bonjour, can I book for tomorrow',
    'I need the form in Français',
    '😂😂😂',
    '12 Rue Royale',
    'ja ja ja ok',
  ])('is none of these: %s', (text) => expect(readElsewhere(text).other).toBe(false));

  it('is no message that the models learn from', () => {
    const folder = join(import.meta.dirname, '../../../training');
    const texts = readdirSync(folder)
      .filter((name) => name.startsWith('safety-') && name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
      .map((line) => (JSON.parse(line) as { text: string }).text);
    expect(texts.filter((text) => readElsewhere(text).other || readElsewhere(text).safety.level !== 'none')).toEqual([]);
  });
});

describe('the gate before the phrases', () => {
  it('is shut for what has none of their words', () => {
    const { gate } = latinPhrases();
    expect(gate.open(' can i move my exam to friday ')).not.toContain(1);
    expect(gate.open(' necesito cambiar mi cita ')).not.toContain(1);
  });
});
