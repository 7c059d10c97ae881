import { ruleUid } from '../../emit/grafana-alerts.ts';
import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { uidPattern } from '../../uid.ts';
import type { ModelCheck } from '../check.ts';
import { ofAlert } from './model/alert-use.ts';

const camelCase = /^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$/;

/** An alert whose name is no CamelCase name, is taken, or makes a uid that Grafana refuses. */
export const alertName: ModelCheck = {
  id: 'alert-name',
  run({ alerts, project }: Model): Finding[] {
    const names = new Set<string>();
    const uids = new Map<string, string>();
    return alerts.flatMap((alert) => {
      const { name } = alert;
      const said: { message: string; help: string }[] = [];
      const say = (message: string, help: string): void => void said.push({ message, help });
      if (!camelCase.test(name)) {
        say(
          `${JSON.stringify(name)} is no CamelCase name`,
          'write one such as ServerDown: letters and digits, each word with a capital',
        );
      }
      const uid = ruleUid(alert, project.setting);
      const owner = uids.get(uid);
      if (names.has(name)) say(`two alerts are named ${name}`, 'rename one of them');
      else if (owner !== undefined) say(`its uid in Grafana, ${uid}, is that of ${owner} too`, 'rename one of them');
      else if (uid.length > 40) {
        const help = `shorten the name by ${uid.length - 40}, or uidPrefix in site.ts`;
        say(`its uid in Grafana, ${uid}, has ${uid.length} characters; 40 is the most`, help);
      } else if (!uidPattern.test(uid)) {
        say(
          `Grafana refuses its uid, ${uid}, for its characters`,
          'letters, digits, - and _; see uidPrefix in site.ts',
        );
      }
      names.add(name);
      uids.set(uid, name);
      return said.map((one) => ofAlert('alert-name', alert, { ...one, anchor: 'name:' }));
    });
  },
};
