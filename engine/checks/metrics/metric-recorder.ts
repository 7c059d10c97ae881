import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import type { ModelCheck } from '../check.ts';
import { ofMetric } from './model/metric-finding.ts';

const call = /^(?:record|update|increment|observe|set)_[a-z0-9]+(?:_[a-z0-9]+)*\((?:\w+(?:, \w+)*)?\)$/;

/** A metric of our own process that does not say what it counts, or which function of the process counts it. */
export const metricRecorder: ModelCheck = {
  id: 'metric-recorder',
  run(model: Model): Finding[] {
    const owners = new Map<string, string>();
    const meanings = new Map<string, string>();
    return model.project.exposed.flatMap((metric) => {
      const { name, recorder, counts } = metric;
      const findings: Finding[] = [];
      const say = (message: string, help: string): void =>
        void findings.push(ofMetric('metric-recorder', metric, model, { message, help }));
      if ((counts ?? '').trim() === '') say('does not say what it counts', 'describe the state change in `counts`');
      else if (meanings.has(counts!)) {
        say(`counts what ${meanings.get(counts!)} counts: ${counts}`, 'describe a state change of its own in `counts`');
      }
      meanings.set(counts ?? '', name);
      if ((recorder ?? '').trim() === '') {
        say(
          'does not say who records it',
          `name the function in \`recorder\`, such as record_${name.replace(/_total$/, '')}()`,
        );
      } else if (!call.test(recorder!)) {
        say(
          `${JSON.stringify(recorder)} is no call of a recorder`,
          'write a call such as record_call() or record_call(false), in snake case',
        );
      } else if (owners.has(recorder!))
        say(
          `has the recorder of ${owners.get(recorder!)}, ${recorder}`,
          'each metric is counted by a function of its own',
        );
      if (recorder !== undefined) owners.set(recorder, name);
      return findings;
    });
  },
};
