import { modelChecks } from '../engine/checks/index.ts';
import { runChecks } from '../engine/checks/run.ts';
import { dashboardJson } from '../engine/emit/dashboard-json.ts';
import { jsonText } from '../engine/emit/json.ts';
import { type Model, modelOf } from '../engine/model.ts';
import type { Project } from '../engine/project.ts';
import { validateDashboard } from '../engine/schema/validate.ts';
import { dashboardOf } from './dashboards.ts';
import { metricsOf, signalsOf } from './expressions.ts';
import { report, stage } from './report.ts';
import { settingFor } from './setting.ts';
import { argumentsOf, type Mode, perService, servicesOf } from './workload.ts';

/** Builds the dashboards as a project does: typed content, model, every check, schema validation, JSON. */
const { dashboards, mode } = argumentsOf(process.argv.slice(2));
stage('imports');
const project = projectOf(dashboards, mode);
stage('content');
const model = modelOf(project);
stage('model');
const findings: unknown[] = runChecks(model, modelChecks);
stage('checks');
const bytes = emitted(model);
stage('schema and JSON');
report({ bytes, expressions: model.uses.map(({ text }) => text), findings });

function projectOf(count: number, sharing: Mode): Project {
  const services = servicesOf(count, sharing);
  const metrics = services.map(metricsOf);
  const signals = perService(sharing, (variants) => signalsOf(metrics[variants[0]!.service]!, variants));
  const variants = perService(sharing, (all) => all);
  return {
    catalogue: metrics.flatMap((declared) => Object.values(declared)),
    exposed: [],
    exposedSource: '',
    dashboards: Array.from({ length: count }, (_, index) => dashboardOf(index, variants(index), signals(index))),
    groups: [],
    components: [],
    runbooks: [],
    absentAlerts: [],
    logLabels: [],
    setting: settingFor(services),
  };
}

/** Bytes of all dashboards' JSON; each is validated, written as text and let go. */
function emitted({ project: { dashboards: all, setting }, textOf }: Model): number {
  let sum = 0;
  for (const dashboard of all) {
    const json = dashboardJson(dashboard, setting, textOf);
    findings.push(...validateDashboard(json, 'strict'));
    sum += Buffer.byteLength(jsonText(json));
  }
  return sum;
}
