import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  type AnnotationQuery,
  AnnotationQueryBuilder,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  RowBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { type Texts, textsOf } from './peer-expressions.ts';
import { peerPanels } from './peer-panels.ts';
import { report, stage } from './report.ts';
import { argumentsOf, descriptionOf, keyOf, perService, titleOf, type Variant } from './workload.ts';

/** Builds the same dashboards to JSON with Grafana's foundation SDK, which checks nothing. */
const { dashboards, mode } = argumentsOf(process.argv.slice(2));
stage('imports');
const texts = perService(mode, textsOf);
const variants = perService(mode, (all) => all);
const expressions: string[] = [];
let bytes = 0;
for (let index = 0; index < dashboards; index++) {
  bytes += Buffer.byteLength(
    `${JSON.stringify(dashboardOf(index, variants(index), texts(index)).build(), undefined, 2)}\n`,
  );
}
stage('build, JSON');
report({ bytes, expressions, findings: [] });

function dashboardOf(index: number, shown: readonly Variant[], expr: Texts): DashboardBuilder {
  const builder = new DashboardBuilder(titleOf(index))
    .uid(`bench-${keyOf(index)}`)
    .description(descriptionOf(index))
    .tags(['bench'])
    .refresh('30s')
    .time({ from: 'now-6h', to: 'now' })
    .timezone('browser')
    .editable()
    .tooltip(DashboardCursorSync.Crosshair)
    .link(
      new DashboardLinkBuilder('Dashboards')
        .type(DashboardLinkType.Dashboards)
        .tags(['bench'])
        .includeVars(true)
        .keepTime(true),
    )
    .annotation(restarts(expr.restarts))
    .withVariable(new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus'));
  for (const variant of shown) {
    builder.withRow(new RowBuilder(`Variant ${variant.number + 1}`));
    const panels = expr.panels[variant.number]!;
    if (process.env['BENCH_DIGEST']) expressions.push(...Object.values(panels));
    for (const panel of peerPanels(variant, panels)) builder.withPanel(panel);
  }
  if (process.env['BENCH_DIGEST']) expressions.push(expr.restarts);
  return builder;
}

/** The SDK's builder of annotations knows no expression of Prometheus. */
function restarts(expr: string): Builder<AnnotationQuery> {
  const mark = new AnnotationQueryBuilder().name('Restarts').enable(true).hide(false).iconColor('blue');
  const query = {
    datasource: { type: 'prometheus', uid: '${datasource}' },
    expr,
    step: '60s',
    titleFormat: 'Service started',
  };
  return { build: () => ({ ...mark.build(), ...query }) };
}
