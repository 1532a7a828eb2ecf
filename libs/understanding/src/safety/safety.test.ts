import { normalise } from '../normalise.js';
import { SAFETY_KINDS, screenSafety } from './index.js';

const screen = (text: string, language: 'en' | 'es' = 'en') => screenSafety(normalise(text), language);

describe('the danger screen', () => {
  it.each([
    ['I want to die', 'suicide'],
    ['kms', 'suicide'],
    ['gonna unalive myself tonight', 'suicide'],
    ['im su1cidal', 'suicide'],
    ['I am sucidal', 'suicide'],
    ['my friend wants to die', 'suicide'],
    ['my chest hurts and my left arm is numb', 'chest-pain'],
    ['my dad is slurring his words', 'stroke'],
    ["i'm 20 weeks pregnant and bleeding", 'bleeding'],
    ['he hits me and I am scared', 'abuse'],
  ])('takes %p for a crisis of %s', (text, kind) => {
    expect(screen(text)).toMatchObject({ level: 'crisis', kind });
  });

  it.each([
    ['quiero matarme', 'suicide'],
    ['no puedo respirar', 'breathing'],
    ['mi esposo me golpea', 'abuse'],
  ])('takes %p for a crisis of %s, whatever language it was thought to be in', (text, kind) => {
    expect(screen(text, 'es')).toMatchObject({ level: 'crisis', kind });
    expect(screen(text, 'en')).toMatchObject({ level: 'crisis', kind });
  });

  it.each([
    'this wait is killing me',
    'dead battery, can you call my wife',
    "I'd die for an earlier slot",
    'shoot me an email with the forms',
    'I had a heart attack in 2015, do I need to list it?',
    'no chest pain, no shortness of breath, just need my refill',
    'my grandfather died of a stroke 20 years ago',
    'refill my insulin please',
    'do you offer suicide prevention training?',
    '',
  ])('leaves %p alone', (text) => {
    expect(screen(text)).toEqual({ level: 'none', kind: null });
  });

  it.each([
    'hey there I would rather talk to a real person',
    'i wont tell you that',
    'sorry, got distracted',
    'I ran out of lisinopril',
    'STOP',
    'no no no no no no no no no no no no',
    'what are your hours? '.repeat(60),
    'I need a refill of my lisinopril and also an appointment on Tuesday. '.repeat(40),
  ])('leaves the everyday %p alone', (text) => {
    expect(screen(text)).toEqual({ level: 'none', kind: null });
  });

  it.each([
    'recuérdame ponerme la insulina',
    'estoy a 15 minutos',
    'no no no esa no',
    'necesito una cita para el martes '.repeat(40),
  ])('leaves the everyday %p alone in Spanish', (text) => {
    expect(screen(text, 'es')).toEqual({ level: 'none', kind: null });
  });

  it.each([
    ['I ran out of insulin', 'urgent'],
    ['ugh my chest is killing me and my arm is numb', 'crisis'],
    ['stop asking me things, I want to kill myself', 'crisis'],
    [`${'what are your hours? '.repeat(20)} I took all my pills at once to die. ${'what are your hours? '.repeat(20)}`, 'crisis'],
  ])('still raises %p to %s', (text, level) => {
    expect(screen(text)).toMatchObject({ level });
  });

  it('lets a person read what denies the worst', () => {
    expect(screen("I'm not suicidal but I'm not ok")).toMatchObject({ level: 'concern' });
  });

  it('does not take "I cannot stop thinking about dying" for a denial', () => {
    expect(screen('i cant stop thinking about dying')).toMatchObject({ level: 'crisis' });
  });

  it('lets no complaint hide a danger', () => {
    expect(screen('your app is garbage and I want to kill myself')).toMatchObject({ level: 'crisis', kind: 'suicide' });
  });

  it('points at the words in the text as it was written', () => {
    const text = 'Hi 👋 — I wánt to diiiie, please';
    const spans = screen(text).spans ?? [];
    expect(spans.map(([start, end]) => text.slice(start, end))).toContain('wánt to diiiie');
  });

  it('names only kinds on the list', () => {
    for (const text of ['i overdosed', 'rash from the new pill', 'i am furious', 'my mom died', 'tengo miedo']) {
      expect(SAFETY_KINDS).toContain(screen(text).kind);
    }
  });

  it('reads hostile input without failing', () => {
    for (const text of ['\u0000', '\ud800', '💔'.repeat(1600), `i want to ${'a '.repeat(5000)}die`, '‮want to die‬']) {
      expect(() => screen(text)).not.toThrow();
    }
  });
});
