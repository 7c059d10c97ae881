import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { yamlText } from '../../../engine/emit/yaml.ts';

describe('YAML that is written', () => {
  it('reads back the same in YAML 1.1, as Prometheus reads it, and in 1.2', () => {
    const words = [
      'yes',
      'on',
      'Off',
      'null',
      '~',
      '',
      ' ',
      '1e3',
      '0x10',
      '0o14',
      '1:30',
      '2027-06-30',
      '<<',
      '=',
      '- a',
      'a: b',
      '#',
      '|',
      '\t',
      'é',
      '"',
      "'",
      '{{ $value }}',
      'a\nb',
      'a\n\n  b\n',
      '\n',
      ' a\nb',
      'a \nb',
      '%',
      '@',
      '`',
      '.inf',
      '.nan',
    ];
    const key = fc.oneof(
      fc.stringMatching(/^[a-zA-Z_][\w.-]{0,8}$/),
      fc.constantFrom('yes', 'on', 'null', '0o14', '1'),
    );
    const leaf = fc.oneof(fc.constantFrom(...words), fc.string(), fc.integer(), fc.boolean());
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true }), (written) => {
        const text = yamlText(written);
        expect(parse(text, { version: '1.1' }), text).toEqual(written);
        expect(parse(text, { version: '1.2' }), text).toEqual(written);
      }),
      { numRuns: 200 },
    );
  });

  it('has no anchors for what is used twice', () => {
    const shared = { type: 'prometheus' };
    expect(yamlText({ a: shared, b: shared })).toBe('a:\n  type: prometheus\nb:\n  type: prometheus\n');
  });

  it('folds no line, however long', () => {
    const expr = 'sum(rate(calls_total[5m])) / '.repeat(20).trim();
    expect(yamlText({ expr })).toBe(`expr: ${expr}\n`);
  });

  it('shows a text of several lines as a literal block', () => {
    expect(yamlText({ expr: 'a > 1\nand b' })).toBe('expr: |-\n  a > 1\n  and b\n');
    expect(yamlText({ text: 'a\nb\n' })).toBe('text: |\n  a\n  b\n');
  });

  it('begins with its comment', () => {
    expect(yamlText({ a: 1 }, 'Written by npm run build.\nNot by hand.')).toBe(
      '# Written by npm run build.\n# Not by hand.\n\na: 1\n',
    );
  });
});
