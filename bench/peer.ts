import { DashboardBuilder, DashboardLinkBuilder, DashboardLinkType, DatasourceVariableBuilder, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { DashboardCursorSync } from '@grafana/grafana-foundation-sdk/dashboard';
import { textsOf } from './peer-expressions.ts';
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
  bytes += Buffer.byteLength(`${JSON.stringify(dashboardOf(index, variants(index), texts(index)).build(), undefined, 2)}\n`);
}
stage('build, JSON');
report({ bytes, expressions, findings: [] });

function dashboardOf(index: number, shown: readonly Variant[], expr: ReturnType<typeof textsOf>): DashboardBuilder {
  const builder = new DashboardBuilder(titleOf(index))
    .uid(`bench-${keyOf(index)}`)
    .description(descriptionOf(index))
    .tags(['bench'])
    .refresh('30s')
    .time({ from: 'now-6h', to: 'now' })
    .timezone('browser')
    .editable()
    .tooltip(DashboardCursorSync.Crosshair)
    .link(new DashboardLinkBuilder('Dashboards').type(DashboardLinkType.Dashboards).tags(['bench']).includeVars(true).keepTime(true))
    .withVariable(new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus'));
  for (const variant of shown) {
    builder.withRow(new RowBuilder(`Variant ${variant.number + 1}`));
    if (process.env['BENCH_DIGEST']) expressions.push(...Object.values(expr[variant.number]!));
    for (const panel of peerPanels(variant, expr[variant.number]!)) builder.withPanel(panel);
  }
  return builder;
}
