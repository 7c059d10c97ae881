import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const content = ['metrics', 'signals', 'dashboards', 'alerts', 'stack'];
const folders = ['engine', ...content, 'scripts'];

interface Import {
  /** A path relative to the project, or the name of a package. */
  readonly to: string;
  /** Nothing of it is left when the program runs. */
  readonly isType: boolean;
}

interface Module {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const modules: readonly Module[] = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => moduleAt(relative(root, join(entry.parentPath, entry.name)).split('\\').join('/'))),
);
const byPath = new Map(modules.map((module) => [module.path, module]));

function moduleAt(path: string): Module {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, imports: importsOf(text, path) };
}

/** `import … from`, `export … from`, `import '…'`, and `import('…')`, which may stand for a type, too. */
function importsOf(text: string, path: string): Import[] {
  const statements = [...text.matchAll(/^(?:import|export)\s+(type\s+)?([\w$*{}\s,]+?)\s+from\s+'([^']+)'/gm)];
  const effects = [...text.matchAll(/^import\s+'([^']+)'/gm)];
  const calls = [...text.matchAll(/(\b(?:await|return)\s+|\(\s*|=>\s*)?\bimport\('([^']+)'\)/g)];
  return [
    ...statements.map(([, type, names, from]) => ({
      to: resolved(from!, path),
      isType: type !== undefined || allTypes(names!),
    })),
    ...effects.map(([, from]) => ({ to: resolved(from!, path), isType: false })),
    ...calls.map(([, runs, from]) => ({ to: resolved(from!, path), isType: runs === undefined })),
  ];
}

function allTypes(names: string): boolean {
  const inner = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  const each =
    inner
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? [];
  return each.length > 0 && each.every((name) => name.startsWith('type '));
}

function resolved(from: string, path: string): string {
  return from.startsWith('.') ? posix.join(posix.dirname(path), from) : from;
}

const inside = (folder: string) => modules.filter(({ path }) => path.startsWith(`${folder}/`));
const isOurs = ({ to }: Import) => folders.some((folder) => to.startsWith(`${folder}/`)) || to.startsWith('test/');

/** `file: import` of each import of some modules that a rule does not allow. */
function against(of: readonly Module[], allows: (imported: Import, module: Module) => boolean): string[] {
  return of.flatMap((module) =>
    module.imports.filter((imported) => !allows(imported, module)).map(({ to }) => `${module.path}: ${to}`),
  );
}

/** Imports of our own modules beyond some folders or files. */
const beyond = (of: readonly Module[], ...allowed: string[]) =>
  against(
    of,
    (imported) =>
      !isOurs(imported) || allowed.some((path) => imported.to === path || imported.to.startsWith(`${path}/`)),
  );

/** `file: what` of each match in the code of some modules, comments apart. */
function says(of: readonly Module[], pattern: RegExp): string[] {
  return of.flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(pattern)].map(([match]) => `${path}: ${match}`),
  );
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

describe('the reading of imports', () => {
  it('finds them in every form, and tells types from values', () => {
    const text = [
      "import { a, type B } from './b.ts';",
      "import type { C } from '../c.ts';",
      "import {\n  type D,\n  type E,\n} from 'package';",
      "export * from './f.ts';",
      "import './g.ts';",
      "const h = await import('./h.ts');",
      "type I = import('./i.ts').I;",
    ].join('\n');
    expect(importsOf(text, 'engine/x/a.ts').map(({ to, isType }) => `${to}${isType ? ' as a type' : ''}`)).toEqual([
      'engine/x/b.ts',
      'engine/c.ts as a type',
      'package as a type',
      'engine/x/f.ts',
      'engine/x/g.ts',
      'engine/x/h.ts',
      'engine/x/i.ts as a type',
    ]);
  });

  it('reads every module of the project, and every import leads to one', () => {
    expect(modules.length).toBeGreaterThan(150);
    const lost = against(
      modules,
      (imported) => !isOurs(imported) || imported.to.endsWith('.js') || byPath.has(imported.to),
    );
    expect(lost).toEqual([]);
  });
});

describe('the engine', () => {
  const engine = inside('engine');

  it('imports nothing from content, scripts or tests', () => {
    expect(beyond(engine, 'engine')).toEqual([]);
  });

  it('knows nothing of the marketplace, in comments neither', () => {
    const files = readdirSync(join(root, 'engine'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const saying = files.filter(({ parentPath, name }) =>
      /escrow|monero|dispute/i.test(name + readFileSync(join(parentPath, name), 'utf8')),
    );
    expect(saying.map(({ name }) => name)).toEqual([]);
  });

  it('begins with metrics and findings, which import next to nothing', () => {
    const first = [byPath.get('engine/metric.ts')!, byPath.get('engine/finding.ts')!];
    expect(against(first, ({ to }) => ['engine/unit.ts', 'engine/place.ts'].includes(to))).toEqual([]);
  });

  it('keeps expressions apart from panels, alerts and checks', () => {
    const below = ['metric', 'unit', 'duration', 'place', 'suggest'].map((name) => `engine/${name}.ts`);
    expect(beyond(inside('engine/promql'), 'engine/promql', ...below)).toEqual([]);
  });

  it('touches the disk only to find tools and to read its schemas', () => {
    const others = engine.filter(({ path }) => !/^engine\/(prometheus|schema)\//.test(path));
    expect(
      against(others, ({ to }) => !/^(node:)?fs(\/promises)?$/.test(to) && !/^(node:)?child_process$/.test(to)),
    ).toEqual([]);
    expect(says(inside('engine/schema'), /\b(writeFile|appendFile|mkdir|rm|rename|unlink|copyFile)(Sync)?\(/g)).toEqual(
      [],
    );
  });
});

describe('content', () => {
  const all = content.flatMap(inside);

  it('imports no script, no test and nothing of Node but types', () => {
    expect(
      against(all, ({ to, isType }) => !/^(scripts|test)\//.test(to) && (isType || !to.startsWith('node:'))),
    ).toEqual([]);
  });

  it('flows from metrics to signals to dashboards and alerts', () => {
    const known = (folder: string, ...from: string[]) =>
      against(inside(folder), (imported) => {
        const { to, isType } = imported;
        const isBelow = [folder, 'engine', ...from].some((name) => to === name || to.startsWith(`${name}/`));
        // What a site may decide is a type that everybody may know.
        return !isOurs(imported) || isBelow || (isType && to === 'stack/site-type.ts');
      });
    expect(known('metrics')).toEqual([]);
    expect(known('signals', 'metrics')).toEqual([]);
    // The lines that the shipper leaves are the metrics of the logs.
    expect(known('dashboards', 'signals', 'metrics', 'stack/log-lines.ts')).toEqual([]);
    expect(known('alerts', 'signals', 'metrics')).toEqual([]);
  });

  it('has a stack that knows no dashboard and no alert', () => {
    expect(against(inside('stack'), ({ to }) => !/^(dashboards|alerts)\//.test(to))).toEqual([]);
  });

  it.each(['dashboards', 'alerts', 'metrics'])('declares nothing in %s/ that its index does not list', (folder) => {
    const reached = reachableFrom(`${folder}/index.ts`);
    const declaring = inside(folder).filter(({ text }) =>
      /\b(dashboard|group|alert|counter|gauge|histogram)\(/.test(withoutComments(text)),
    );
    expect(declaring.length).toBeGreaterThan(4);
    expect(declaring.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([]);
  });
});

describe('only a script', () => {
  const others = modules.filter(({ path }) => !path.startsWith('scripts/'));

  it('reads arguments and the environment', () => {
    expect(says(others, /\bprocess\.(argv|env)\b/g)).toEqual([]);
  });

  it('prints', () => {
    expect(says(others, /\bconsole\.\w+|\bprocess\.(stdout|stderr)\b/g)).toEqual([]);
  });

  it('sets an exit code', () => {
    expect(says(others, /\bprocess\.(exit|exitCode|abort)\b/g)).toEqual([]);
  });

  it('is imported by a script', () => {
    expect(against(others, ({ to }) => !to.startsWith('scripts/'))).toEqual([]);
  });
});

describe('modules', () => {
  it('import no test', () => {
    expect(against(modules, ({ to }) => !to.startsWith('test/'))).toEqual([]);
  });

  it('import each other in no circle', () => {
    expect(circles()).toEqual([]);
  });

  it('name what they import with its ending', () => {
    expect(against(modules, (imported) => !isOurs(imported) || /\.(ts|js)$/.test(imported.to))).toEqual([]);
  });

  it('are at most 300 lines long', () => {
    expect(modules.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)).toEqual([]);
  });

  it('read neither the clock nor chance, the fetching of tools and the timing of a build apart', () => {
    const timeless = modules.filter(({ path }) => !/^(scripts|engine\/prometheus)\//.test(path));
    expect(
      says(timeless, /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\brandomUUID\(/g),
    ).toEqual([]);
  });
});

/** Everything that a module imports, directly or not, types apart. */
function reachableFrom(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { to, isType } of byPath.get(path)?.imports ?? []) if (!isType) reachableFrom(to, seen);
  return seen;
}

/** `a -> b -> a` for each circle of imports that run; types may refer to each other. */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].map((each) => relative(root, join(root, each))).join(' -> '));
    if (at >= 0 || done.has(path)) return;
    for (const { to, isType } of byPath.get(path)?.imports ?? [])
      if (!isType && byPath.has(to)) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const { path } of modules) visit(path, []);
  return found;
}
