import { describe, expect, it } from 'vitest';
import type { Source } from '../../../../engine/checks/sources/source.ts';
import { unlistedDeclaration } from '../../../../engine/checks/sources/unlisted-declaration.ts';
import { unlistedModule } from '../../../../engine/checks/sources/unlisted-module.ts';
import { wordsOf } from '../project.ts';

const index = { file: 'alerts/index.ts', text: "import { shop } from './shop.ts';\nexport const groups = [shop];\n" };
const shop = {
  file: 'alerts/shop.ts',
  text: "import { long } from './queue.ts';\nexport const shop = group({\n  rules: [long],\n});\n",
};
const queue = {
  file: 'alerts/queue.ts',
  text: "import { words } from '../words.ts';\nexport const long = alert({});\n",
};
const words = { file: 'words.ts', text: 'export const words = 1;\n' };
const sound: readonly Source[] = [index, shop, queue, words];

describe('unlisted-module', () => {
  it('accepts what the index reaches, and modules that declare nothing', () => {
    expect(unlistedModule(sound, ['alerts'])).toEqual([]);
    expect(
      unlistedModule([...sound, { file: 'alerts/limits.ts', text: 'export const many = 3;\n' }], ['alerts']),
    ).toEqual([]);
  });

  it('reports a module that nothing imports', () => {
    const stock = { file: 'alerts/stock.ts', text: 'export const stock = group({ rules: [] });\n' };
    const [finding] = unlistedModule([...sound, stock], ['alerts']);
    expect(wordsOf(finding!)).toBe(
      'alerts/stock.ts: nothing of this is built, since alerts/index.ts does not list it -> import it in alerts/index.ts and add it to the list, or remove the file',
    );
    expect(finding!.place?.()).toEqual({ file: 'alerts/stock.ts', line: 1 });
  });
});

describe('unlisted-declaration', () => {
  it('accepts what another line names', () => {
    expect(unlistedDeclaration(sound)).toEqual([]);
  });

  it('reports what no other line names, with its line', () => {
    const forgotten = {
      ...shop,
      text: shop.text.replace('[long]', '[]').replace("import { long } from './queue.ts';\n", ''),
    };
    const [finding] = unlistedDeclaration([index, forgotten, queue]);
    expect(wordsOf(finding!)).toBe(
      'long: this alert stands in no rule group, so that it is not built -> add it to the list, or remove it',
    );
    expect(finding!.place?.()).toEqual({ file: 'alerts/queue.ts', line: 2 });
  });
});
