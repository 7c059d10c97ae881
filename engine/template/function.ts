/** How many arguments a function takes, the piped one among them. */
type Arity = readonly [least: number, most: number];

/**
 * Functions that the alert templates of Prometheus and of Grafana both have and that print the same in both, and
 * those of Go's text/template.
 */
export const sharedFunctions: Readonly<Record<string, Arity>> = {
  humanize: [1, 1],
  humanize1024: [1, 1],
  humanizeDuration: [1, 1],
  humanizePercentage: [1, 1],
  humanizeTimestamp: [1, 1],
  title: [1, 1],
  toUpper: [1, 1],
  toLower: [1, 1],
  match: [2, 2],
  reReplaceAll: [3, 3],
  and: [1, Infinity],
  or: [1, Infinity],
  not: [1, 1],
  len: [1, 1],
  index: [1, Infinity],
  slice: [1, 4],
  print: [0, Infinity],
  printf: [1, Infinity],
  println: [0, Infinity],
  html: [1, Infinity],
  js: [1, Infinity],
  urlquery: [1, Infinity],
  eq: [2, Infinity],
  ne: [2, 2],
  lt: [2, 2],
  le: [2, 2],
  gt: [2, 2],
  ge: [2, 2],
};

const ofQuery = 'works on the result of query, which answers nothing in Grafana';
const ofAddress = "names Prometheus' own address in one and Grafana's in the other";

/** Functions that one of the two lacks, or answers otherwise, and why. */
export const unsharedFunctions: Readonly<Record<string, string>> = {
  query: 'answers nothing in Grafana',
  first: ofQuery,
  label: ofQuery,
  value: ofQuery,
  strvalue: ofQuery,
  sortByLabel: ofQuery,
  args: 'is for templates that Prometheus calls by name',
  tmpl: 'is for templates that Prometheus calls by name',
  externalURL: ofAddress,
  pathPrefix: ofAddress,
  graphLink: "makes a link to Prometheus' own pages, and another one in Grafana",
  tableLink: "makes a link to Prometheus' own pages, and another one in Grafana",
  safeHtml: 'is for pages, and a notification is none',
  toTime: 'is not in every version of both',
  toDuration: 'is not in every version of both',
  now: 'is not in every version of both',
  parseDuration: 'is not in every version of both',
  stripPort: 'is not in every version of both',
  stripDomain: 'is not in every version of both',
  urlQueryEscape: 'is not in every version of both',
};

/** Words of Go's templates that look like functions and are values. */
export const constants: ReadonlySet<string> = new Set(['true', 'false', 'nil']);
