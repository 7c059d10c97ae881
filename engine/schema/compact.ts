/**
 * The same validator in less than half the text, since it is parsed at every start of every command. ajv writes
 * each problem out in full at its place and embeds the schemas to say what was allowed; here a problem keeps its
 * path, keyword and property, and explain.ts looks the rest up in the schema when there is one to explain.
 * Throws where ajv's code does not look as expected.
 */
export function compact(code: string): string {
  const embedded = code.matchAll(/^const (schema\d+) = (\{.*\});$/gm);
  const schemas = new Map([...embedded].map(([, name, text]) => [name!, JSON.parse(text!) as unknown]));
  const short = code
    .replace(/^(?:const (?:schema|func)\d+ = |export default ).*\n/gm, '')
    .replace(condition, 'errors++;')
    .replace(problem, (_site, _name, path, keyword, params) => {
      const property = /Property: (.+)\}$/.exec(params)?.[1];
      const details = [path ?? 'instancePath', `"${keyword}"`, ...(property ? [property] : [])];
      return `vErrors = note(vErrors, ${details.join(', ')});\nerrors++;`;
    })
    .replace(/\{instancePath:(.+?),parentData:\w+,parentDataProperty:(?:"[^"]*"|\w+),rootData\}/g, '$1')
    .replace(/\{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}/g, 'instancePath=""');
  const names: string[] = [];
  const closed = short.replace(/func\d+\.call\((schema\d+)(\S+), (key\d+)\)/g, (_call, schema, path, key) => {
    names.push(JSON.stringify(Object.keys(valueAt(schemas.get(schema), path))));
    return `names${names.length}.has(${key})`;
  });
  const left = /schemaPath|instancePath:|\bschema\d|\bfunc\d|parentData/.exec(closed);
  if (left) throw new Error(`cannot shorten what ajv wrote: ${closed.slice(left.index - 80, left.index + 80)}`);
  const sets = names.map((list, index) => `const names${index + 1} = new Set(${list});`);
  return [closed.trimEnd(), note, ...sets, ''].join('\n');
}

const report =
  String.raw`\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}` +
  String.raw`\nelse \{\nvErrors\.push\(\1\);\n\}\nerrors\+\+;`;

/** A branch of if/then that does not apply: counted and forgotten, so that no object is needed. */
const condition = new RegExp(String.raw`const (err\d+) = \{\};${report}`, 'g');

const problem = new RegExp(
  String.raw`const (err\d+) = \{instancePath(?::(.+?))?,schemaPath:"[^"]*",keyword:"(\w+)",params:(.*)\};${report}`,
  'g',
);

const note = `function note(problems, pointer, keyword, property){
const problem = {pointer,keyword,property};
if(problems === null){
return [problem];
}
problems.push(problem);
return problems;
}`;

/** What a property path in source form, such as `.allOf[0].then.properties["a-b"]`, leads to. */
function valueAt(value: unknown, path: string): object {
  let at = value;
  for (const [, name, quoted, index] of path.matchAll(/\.([\w$]+)|\["([^"]*)"\]|\[(\d+)\]/g)) {
    at = (at as { [key: string]: unknown })[(name ?? quoted ?? index)!];
  }
  return at as object;
}
