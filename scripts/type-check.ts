import type { spawn as nodeSpawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Finding } from '../engine/finding.ts';
import { placeAt } from '../engine/place.ts';

/**
 * Runs the compiler beside the build, since tsx strips types unseen, and returns its errors as findings. A site
 * file from elsewhere is checked with the project's own settings.
 */
export async function typeFindings(root: string, siteFile: string, spawn: typeof nodeSpawn): Promise<Finding[]> {
  const outside = relative(root, siteFile).startsWith('..');
  const project = outside ? configWith(root, siteFile) : join(root, 'tsconfig.build.json');
  const [program, ...before] = compiler(root);
  // What it knows of unchanged files makes the second run three times as fast.
  const known = join(root, '.cache', outside ? 'site.tsbuildinfo' : 'build.tsbuildinfo');
  // On one core, since the build has the other; it takes no longer.
  const memory = isWritable(join(root, '.cache')) ? ['--incremental', '--tsBuildInfoFile', known] : [];
  const options = ['--noEmit', '--pretty', 'false', '--singleThreaded', ...memory, '-p', project];
  const { code, output } = await outputOf(spawn(program, [...before, ...options], { cwd: root }));
  const findings = parsed(output, root);
  if (code === 0 || findings.length > 0) return findings;
  return [
    {
      id: 'type-check',
      severity: 'error',
      path: [],
      message: `the type checker failed: ${output.trim() || `exit code ${code}`}`,
    },
  ];
}

/** The compiler itself where npm has put it; else its starter, which costs a second Node process. */
function compiler(root: string): readonly [program: string, ...args: string[]] {
  const { platform, arch, execPath } = process;
  const packages = join(root, 'node_modules');
  const itself = join(
    packages,
    '@typescript',
    `typescript-${platform}-${arch}`,
    'lib',
    platform === 'win32' ? 'tsc.exe' : 'tsc',
  );
  return existsSync(itself) ? [itself] : [execPath, join(packages, 'typescript', 'bin', 'tsc')];
}

/** Whether a folder can be written, or made. */
function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function outputOf(child: ReturnType<typeof nodeSpawn>): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ code: null, output: String(error) }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

function configWith(root: string, siteFile: string): string {
  const folder = join(root, '.cache');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'tsconfig.site.json');
  writeFileSync(file, JSON.stringify({ extends: '../tsconfig.build.json', files: [siteFile] }));
  return file;
}

const line = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/;

/** `file(line,column): error TS2345: …`, with the compiler's explanation on indented lines below. */
function parsed(output: string, root: string): Finding[] {
  const findings: { -readonly [K in keyof Finding]: Finding[K] }[] = [];
  for (const text of output.split('\n')) {
    const match = line.exec(text);
    if (match) {
      const [, file, row, column, code, message] = match as unknown as [string, string, string, string, string, string];
      const place = placeAt(join(root, file), Number(row), Number(column));
      const excerpt = sourceExcerpt(join(root, file), Number(row), Number(column));
      findings.push({ id: 'type-error', severity: 'error', place, path: [code], message, excerpt });
    } else if (/^\s+\S/.test(text) && findings.length > 0) {
      const last = findings.at(-1)!;
      last.help = last.help === undefined ? text.trim() : `${last.help}\n  ${text.trim()}`;
    }
  }
  return findings;
}

function sourceExcerpt(file: string, row: number, column: number): Finding['excerpt'] {
  try {
    const source = readFileSync(file, 'utf8').split('\n')[row - 1] ?? '';
    const indent = source.length - source.trimStart().length;
    const text = source.trim();
    const start = Math.max(0, column - 1 - indent);
    const word = /^[\w$'"`.]+/.exec(text.slice(start))?.[0] ?? ' ';
    return { text, start, end: start + word.length };
  } catch {
    return undefined;
  }
}
