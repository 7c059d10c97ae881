import { placeOfCall } from '../place.ts';
import { type OptionsOf, type Panel, type PanelText } from './panel.ts';

export interface AlertListOptions extends PanelText {
  /** Label matchers in braces, such as `{severity="critical"}`. */
  readonly matching?: string;
  readonly states: readonly ('firing' | 'pending' | 'normal')[];
  /** `stat` shows how many there are; default `list`. */
  readonly view?: 'list' | 'stat';
}

/** Grafana's own alerts, where Grafana evaluates the rules. */
export function alertList(options: AlertListOptions): Panel {
  const { matching = '', states, view = 'list', ...rest } = options;
  const state = (name: 'firing' | 'pending' | 'normal') => states.includes(name);
  return {
    kind: 'panel',
    type: 'alertlist',
    place: placeOfCall(alertList),
    key: options.title,
    height: 8,
    source: 'none',
    queries: [],
    ...rest,
    options: {
      alertInstanceLabelFilter: matching,
      alertName: '',
      dashboardAlerts: false,
      groupBy: [],
      groupMode: 'default',
      maxItems: 40,
      showInactiveAlerts: state('normal'),
      sortOrder: 1,
      stateFilter: {
        error: true,
        firing: state('firing'),
        noData: false,
        normal: state('normal'),
        pending: state('pending'),
        recovering: true,
      },
      viewMode: view,
    } satisfies OptionsOf<'alertlist'>,
  };
}
