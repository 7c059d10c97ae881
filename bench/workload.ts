/**
 * What both sides build: dashboards of 30 panels over invented services, ten kinds of panel in three variants. Here
 * stand the names, texts and numbers; expressions.ts and peer-expressions.ts write the same PromQL from them.
 */

/** Whether every dashboard has expressions of its own, or all share those of two dashboards. */
export type Mode = 'distinct' | 'repeating';

/** A variant of a kind of panel: everything by which its expression differs from those of other dashboards. */
export interface Variant {
  readonly service: number;
  /** 0, 1 or 2. */
  readonly number: number;
  readonly route: string;
  readonly code: string;
  readonly window: (typeof windows)[number];
  readonly quantile: number;
  /** A share between 0 and 1, an amount of seconds, or whatever the panel judges. */
  readonly limit: number;
  readonly least: number;
}

export const panelsPerDashboard = 30;
const variantsPerKind = 3;

const windows = ['1m', '2m', '3m', '5m', '10m', '15m', '20m', '30m', '1h', '2h', '6h', '12h', '1d'] as const;
export const codes = ['200', '404', '500'] as const;

/** A process is marked as restarted while it is younger than this many seconds, seen over the window. */
export const newlyStarted = 120;
export const restartWindow = '2m';

/** Beginning of the names of a service's metrics. */
export const prefixOf = (service: number): string => `shop_${service}`;
export const jobOf = (service: number): string => `shop-${service}`;
export const routesOf = (service: number): string[] => [`/${service}/list`, `/${service}/item`, `/${service}/cart`];

export function variantsOf(service: number): Variant[] {
  return Array.from({ length: variantsPerKind }, (_, number) => {
    const serial = service * variantsPerKind + number;
    return {
      service,
      number,
      route: routesOf(service)[serial % 3]!,
      code: codes[(serial + 1) % 3]!,
      window: windows[serial % windows.length]!,
      quantile: (50 + (serial % 50)) / 100,
      limit: (1 + (serial % 900)) / 1000,
      least: 10 + serial,
    };
  });
}

/** The service that a dashboard shows. */
export function serviceOf(dashboard: number, mode: Mode): number {
  return mode === 'distinct' ? dashboard : dashboard % 2;
}

/** The services of which the metrics exist. */
export function servicesOf(dashboards: number, mode: Mode): number[] {
  return Array.from({ length: mode === 'distinct' ? dashboards : 2 }, (_, service) => service);
}

/** Each service's expressions: written once where dashboards share them. */
export function perService<T>(mode: Mode, make: (variants: readonly Variant[]) => T): (dashboard: number) => T {
  const shared = mode === 'distinct' ? [] : [0, 1].map((service) => make(variantsOf(service)));
  return (dashboard) => shared[serviceOf(dashboard, mode)] ?? make(variantsOf(serviceOf(dashboard, mode)));
}

export const kinds = [
  'Requests',
  'Failures',
  'Success',
  'Latency',
  'Queue',
  'Busiest routes',
  'Answers',
  'Traffic',
  'Amount',
  'Slow routes',
] as const;
export type Kind = (typeof kinds)[number];

export const keyOf = (dashboard: number): string => `service-${dashboard}`;
export const titleOf = (dashboard: number): string => `Service ${dashboard}`;
export const descriptionOf = (dashboard: number): string =>
  `How service ${dashboard} does, and whom to call when it does not.`;

export const panelTitle = (kind: Kind, { number }: Variant): string => `${kind} ${number + 1}`;
export const panelDescription = (kind: Kind, { service, window }: Variant): string =>
  `${kind} of service ${service} over ${window}. When it leaves its usual range, look at the newest release first.`;

export const legendOf = ({ number }: Variant): string => (number === 0 ? '{{job}}' : '{{route}}');

/** Throws if the arguments are not a number of dashboards and a mode. */
export function argumentsOf([count, mode]: readonly string[]): { readonly dashboards: number; readonly mode: Mode } {
  if (!/^\d+$/.test(count ?? '') || (mode !== 'distinct' && mode !== 'repeating')) {
    throw new Error('usage: tsx bench/FILE.ts DASHBOARDS distinct|repeating');
  }
  return { dashboards: Number(count), mode };
}
