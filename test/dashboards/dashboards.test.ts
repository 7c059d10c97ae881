import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertGroups } from '../../alerts/index.ts';
import { dashboards } from '../../dashboards/index.ts';
import { alertsOf } from '../../engine/alert.ts';
import { type Annotation, type Dashboard, type Line, panelsOf } from '../../engine/dashboard.ts';
import { gridColumns, layOut, type Placed } from '../../engine/layout.ts';
import { text } from '../../engine/panel/index.ts';
import type { Panel } from '../../engine/panel/panel.ts';
import { renderText } from '../../engine/promql/render.ts';
import type { Site } from '../../stack/site-type.ts';
import { combinations, everything, switchesOf } from './sites.ts';

const jobs = {
  marketplace: 'marketplace-server',
  prometheus: 'prometheus',
  alertmanager: 'alertmanager',
  node: 'node',
  siteProbe: 'site',
  logShipper: 'alloy',
  loki: 'loki',
};

interface Shown {
  readonly panel: Panel;
  /** As an operator names it. */
  readonly name: string;
}

function shownIn(site: Site): Shown[] {
  return dashboards(site).flatMap((dashboard) =>
    panelsOf(dashboard).map((panel) => ({ panel, name: `${dashboard.title} > ${panel.title}` })),
  );
}

/** Names of the panels of a site for which something holds. */
function named(shown: readonly Shown[], holds: (panel: Panel) => boolean): string[] {
  return shown.filter(({ panel }) => holds(panel)).map(({ name }) => name);
}

/** Keys of the dashboards to which a panel links. */
function linkedFrom({ links = [] }: Panel): string[] {
  return links.flatMap(({ to }) => ('dashboard' in to ? [to.dashboard] : []));
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function unitsOf({ queries }: Panel): string[] {
  return queries.flatMap(({ expr }) => (expr.kind === 'logql' ? [] : [expr.facts.unit]));
}

function expressionsOf(panel: Panel): string[] {
  return panel.queries.flatMap(({ expr }) => (expr.kind === 'logql' ? [] : [renderText(expr, jobs).text]));
}

describe('the list of dashboards', () => {
  it('forgets no file that declares a dashboard', () => {
    const folder = new URL('../../dashboards/', import.meta.url);
    const declaring = readdirSync(folder)
      .filter((file) => /\bdashboard\(\{/.test(readFileSync(new URL(file, folder), 'utf8')))
      .map((file) => file.replace(/\.ts$/, ''));
    const keys = dashboards(everything).map(({ key }) => key);
    expect([...keys].sort()).toEqual(declaring.sort());
    expect(keys[0]).toBe('overview');
  });

  it('has the dashboard of the logs only where there are logs', () => {
    const wrong = combinations.filter(
      (site) => dashboards(site).some(({ key }) => key === 'logs') !== (site.logging !== false),
    );
    expect(wrong.map(switchesOf)).toEqual([]);
  });

  it('gives every dashboard a key and a title of its own', () => {
    const all = dashboards(everything);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });
});

describe.each(combinations.map((site) => [switchesOf(site), site] as const))('where %s', (_, site) => {
  const all = dashboards(site);
  const shown = shownIn(site);
  const alerts = alertsOf(alertGroups(site));

  it('gives every panel of a dashboard a title and a key of its own', () => {
    const names = (of: (panel: Panel) => string) =>
      all.flatMap((dashboard) => panelsOf(dashboard).map((panel) => `${dashboard.title} > ${of(panel)}`));
    expect(repeated(names(({ title }) => title))).toEqual([]);
    expect(repeated(names(({ key }) => key))).toEqual([]);
  });

  it('marks restarts on every dashboard, and firing alerts where Prometheus knows them', () => {
    const marking = (marks: (annotation: Annotation) => boolean) =>
      all.filter(({ annotations }) => annotations.some(marks)).map(({ title }) => title);
    const everyTitle = all.map(({ title }) => title);
    expect(marking(({ marksRestarts = false }) => marksRestarts)).toEqual(everyTitle);
    const ofAlerts = marking(({ expr }) => renderText(expr, jobs).text.includes('ALERTS{alertstate="firing"'));
    expect(ofAlerts).toEqual(site.evaluator === 'prometheus' ? everyTitle : []);
  });

  it('reads ALERTS only where Prometheus evaluates the rules', () => {
    const readers = named(shown, (panel) => expressionsOf(panel).some((text) => text.includes('ALERTS')));
    expect(readers.length > 0).toBe(site.evaluator === 'prometheus');
    const lists = named(shown, ({ type }) => type === 'alertlist');
    expect(lists.length > 0).toBe(site.evaluator === 'grafana');
    expect([...readers, ...lists]).toEqual([
      'Overview > Firing critical alerts',
      'Overview > Firing warnings',
      'Overview > Firing now',
      'Monitoring > Watchdog',
      'Monitoring > Alert history',
    ]);
  });

  it('shows nothing of a part that the site lacks', () => {
    const absent = [
      ...(site.node ? [] : ['"node"']),
      ...(site.externalCheck ? [] : ['"site"']),
      ...(site.logging ? [] : ['"alloy"', '"loki"']),
    ];
    const reads = (panel: Panel) => expressionsOf(panel).some((text) => absent.some((job) => text.includes(job)));
    expect(named(shown, reads)).toEqual([]);
  });

  it('leads from every panel of the server and of RPC to the logs', () => {
    const panels = all.filter(({ key }) => key === 'server' || key === 'rpc-health').flatMap(panelsOf);
    const titles = (leads: (panel: Panel) => boolean) => panels.filter(leads).map(({ title }) => title);
    const linked = titles((panel) => linkedFrom(panel).includes('logs'));
    const command = /Logs: journalctl (-u marketplace-server|-k) --since -1h$/;
    const told = titles(({ description }) => command.test(description));
    const everyTitle = panels.map(({ title }) => title);
    expect({ linked, told }).toEqual(
      site.logging ? { linked: everyTitle, told: [] } : { linked: [], told: everyTitle },
    );
  });

  it('has every panel that an alert names, with a limit drawn where it shows numbers', () => {
    const panels = new Map(
      all.flatMap((dashboard) => panelsOf(dashboard).map((panel) => [`${dashboard.key}/${panel.title}`, panel])),
    );
    const lost = alerts.filter(({ shownOn }) => !panels.has(shownOn));
    expect(lost.map(({ name, shownOn }) => `${name}: ${shownOn}`)).toEqual([]);
    const drawn = ({ type, numbers }: Panel) =>
      type === 'alertlist' || (numbers?.thresholds?.steps.some(({ from }) => from !== undefined) ?? false);
    const unjudged = alerts.filter(({ shownOn }) => !drawn(panels.get(shownOn)!));
    expect(unjudged.map(({ name, shownOn }) => `${name}: ${shownOn}`)).toEqual([]);
  });

  it('links to dashboards that exist', () => {
    const keys = all.map(({ key }) => key);
    expect(named(shown, (panel) => linkedFrom(panel).some((key) => !keys.includes(key)))).toEqual([]);
  });

  it('places every panel without overlap or hole', () => {
    for (const dashboard of all) {
      const placed = layOut(dashboard);
      expect([dashboard.title, faultsOf(placed)]).toEqual([dashboard.title, []]);
      expect(placed.flatMap((one) => ('panel' in one ? [one.panel] : []))).toEqual(panelsOf(dashboard));
    }
  });

  it('puts no more than eight panels side by side', () => {
    const crowded = all.filter(({ rows }) => rows.some(({ lines }) => lines.some((line) => line.length > 8)));
    expect(crowded.map(({ title }) => title)).toEqual([]);
  });
});

describe('every panel', () => {
  const shown = shownIn(everything);

  it('says what it means and what stands there without data', () => {
    expect(named(shown, ({ description }) => description.length < 40 || !description.includes('. '))).toEqual([]);
    expect(named(shown, ({ numbers }) => numbers !== undefined && numbers.noValue.trim() === '')).toEqual([]);
  });

  it('of counts shows them without decimals', () => {
    const counts = shown.filter(({ panel }) => unitsOf(panel).includes('count'));
    expect(counts.length).toBeGreaterThan(20);
    expect(named(counts, ({ numbers }) => numbers?.decimals !== 0)).toEqual([]);
  });

  it('of counts over a window rounds them', () => {
    const grown = shown.flatMap(({ panel, name }) =>
      unitsOf(panel).includes('count')
        ? expressionsOf(panel)
            .filter((text) => text.includes('increase('))
            .map((text) => `${name}: ${text}`)
        : [],
    );
    expect(grown.length).toBeGreaterThan(20);
    expect(grown.filter((line) => !line.includes('round('))).toEqual([]);
  });

  it('of a ratio goes from 0 to 1', () => {
    const ratios = shown.filter(({ panel }) => unitsOf(panel).includes('ratio'));
    expect(ratios.length).toBeGreaterThan(10);
    const from0To1 = ({ numbers }: Panel) => numbers?.unit === 'percentunit' && numbers.min === 0 && numbers.max === 1;
    expect(named(ratios, (panel) => !from0To1(panel))).toEqual([]);
  });

  it('names in its legend only labels that its series differ in', () => {
    const wrong = shown.flatMap(({ panel, name }) =>
      panel.queries.flatMap(({ legend, expr }) =>
        [...legend.matchAll(/\{\{(\w+)\}\}/g)]
          .filter(([, label]) => expr.kind === 'logql' || !expr.facts.varying.includes(label!))
          .map(([mention]) => `${name}: ${mention}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('of raw counters says so in its title', () => {
    const isRaw = ({ queries }: Panel) =>
      queries.some(({ expr }) => expr.kind === 'expression' && expr.facts.role !== 'value');
    expect(named(shown, isRaw)).toEqual(['Escrow flow > Escrow counters since the last restart']);
  });
});

describe('the layout', () => {
  const aPanel = (name: string, height: number): Panel => text({ title: name, description: '', markdown: '', height });
  const entry = fc.oneof(
    { weight: 1, arbitrary: fc.constant(false as const) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.integer({ min: 2, max: 14 }), fc.integer({ min: 1, max: 5 }))
        .map(([height, share]) => ({ panel: aPanel('a panel', height), share })),
    },
  );
  const line: fc.Arbitrary<Line> = fc.array(entry, { maxLength: 8 });
  const oneRow = fc.record({ title: fc.constantFrom('A heading', undefined), lines: fc.array(line, { maxLength: 5 }) });

  it('of any lines leaves no overlap and no hole', () => {
    fc.assert(
      fc.property(fc.array(oneRow, { maxLength: 5 }), (rows) => {
        const dashboard = { rows } as unknown as Dashboard;
        expect(faultsOf(layOut(dashboard))).toEqual([]);
      }),
    );
  });
});

/** Cells of the grid that two panels share or none takes, down to the last row. */
function faultsOf(placed: readonly Placed[]): string[] {
  const taken = new Map<string, number>();
  let bottom = 0;
  for (const { at } of placed) {
    bottom = Math.max(bottom, at.y + at.h);
    for (let y = at.y; y < at.y + at.h; y++) {
      for (let x = at.x; x < at.x + at.w; x++) taken.set(`${x},${y}`, (taken.get(`${x},${y}`) ?? 0) + 1);
    }
  }
  const faults = [...taken].filter(([, times]) => times > 1).map(([cell, times]) => `${cell} is taken ${times} times`);
  for (let y = 0; y < bottom; y++) {
    for (let x = 0; x < gridColumns; x++) if (!taken.has(`${x},${y}`)) faults.push(`${x},${y} is a hole`);
  }
  const outside = [...taken.keys()].filter((cell) => Number(cell.split(',')[0]) >= gridColumns);
  return [...faults, ...outside.map((cell) => `${cell} is beyond the grid`)];
}
