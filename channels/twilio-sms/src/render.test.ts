import type { Part } from '@carethread/conversation';
import fc from 'fast-check';
import { MAX_CHARACTERS, render, split } from './render.js';

const message = (...parts: Part[]) => ({ id: 'o1', to: '+15550100101', language: 'en' as const, parts });

describe('a rendered text', () => {
  it('has a line a part, and choices numbered', () => {
    const choices = [
      { key: 'slot-9', label: 'Tue Dec 1, 9:00 am' },
      { key: 'none', label: 'None of these' },
    ];
    expect(render(message({ kind: 'text', text: 'Which one? ' }, { kind: 'choices', choices }))).toEqual({
      bodies: ['Which one?\n1. Tue Dec 1, 9:00 am\n2. None of these'],
      segments: 1,
    });
  });

  it('keeps the letters of choices that have their own', () => {
    const choices = [
      { key: 'c', label: 'Cancel it' },
      { key: 'k', label: 'Keep it' },
    ];
    expect(render(message({ kind: 'choices', choices })).bodies).toEqual(['C. Cancel it\nK. Keep it']);
  });

  it('is parted at the end of a sentence where it is too long', () => {
    const sentence = 'Please bring your insurance card and a list of the medicines you take. ';
    const { bodies } = render(message({ kind: 'text', text: sentence.repeat(40) }));
    expect(bodies.length).toBeGreaterThan(1);
    for (const body of bodies) {
      expect(body.length).toBeLessThanOrEqual(MAX_CHARACTERS);
      expect(body).toMatch(/take\.$/);
    }
  });

  it('is nothing where there is nothing to say', () => {
    expect(render(message({ kind: 'text', text: ' \u200b ' }))).toEqual({ bodies: [], segments: 0 });
  });

  it('names an attachment by its address', () => {
    const part: Part = {
      kind: 'attachment',
      ref: 'https://c.example/f/1',
      contentType: 'application/pdf',
      name: 'Map',
      state: 'stored',
    };
    expect(render(message(part)).bodies).toEqual(['Map: https://c.example/f/1']);
  });
});

describe('splitting', () => {
  it('keeps all but blanks, within the length, and no surrogate pair is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '. ', '😀', '\n', 'ñ'), maxLength: 300 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (words, max) => {
        const pieces = split(words, max);
        expect(pieces.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(piece.trim()).toBe(piece);
          expect(piece).not.toBe('');
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
