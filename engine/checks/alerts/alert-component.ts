import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { suggestion } from '../../suggest.ts';
import type { ModelCheck } from '../check.ts';
import { ofAlert } from './model/alert-use.ts';

/** A component that is not in the project's list, so that no route can name it. */
export const alertComponent: ModelCheck = {
  id: 'alert-component',
  run: ({ alerts, project: { components } }: Model): Finding[] =>
    alerts
      .filter(({ component }) => !components.includes(component))
      .map((alert) =>
        ofAlert('alert-component', alert, {
          message: `there is no component ${JSON.stringify(alert.component)}`,
          help:
            suggestion(alert.component, components) ??
            `there are ${components.join(', ')}; a new one is added to that list`,
          anchor: 'component:',
        }),
      ),
};
