import path from 'node:path';
import {
  ConditionalTypeNodeParser,
  Context,
  createFormatter,
  createParser,
  createProgram,
  DEFAULT_CONFIG,
  derefType,
  SchemaGenerator,
  UnionType,
  type BaseType,
  type ChainNodeParser,
  type CompletedConfig,
  type MutableParser,
  type ts,
} from 'ts-json-schema-generator';
import { withoutAnyOf } from './choice.ts';
import { withDefinitions, type SharedSchema } from './share.ts';
import { mapInside, sorted, type Schema } from './shape.ts';

/** The two schemas, derived from the types below `root`, the project's folder. About two seconds. */
export function deriveSchemas(root: string): { strict: SharedSchema; relaxed: SharedSchema } {
  const config: CompletedConfig = {
    ...DEFAULT_CONFIG,
    path: path.join(root, 'engine/{panel/json,schema/foreign}.ts'),
    tsconfig: path.join(root, 'tsconfig.json'),
    expose: 'none',
    jsDoc: 'none',
    topRef: false,
    skipTypeCheck: true,
  };
  const program = createProgram(config);
  const derive = (type: string): Schema => {
    const parser = createParser(program, { ...config, type }, distributingConditionals(program));
    const generator = new SchemaGenerator(program, parser, createFormatter(config), config);
    const { $schema: _$schema, definitions: _definitions, ...schema } = generator.createSchema(type);
    return sorted(withoutAnyOf(schema as Schema)) as Schema;
  };
  const finish = (schema: Schema): SharedSchema => sorted(withDefinitions(schema)) as SharedSchema;
  return { strict: finish(derive('DashboardJson')), relaxed: finish(open(derive('ForeignDashboard'))) };
}

/** The same schema with unknown properties let through. */
function open(schema: Schema): Schema {
  const { additionalProperties, ...rest } = schema;
  return mapInside(typeof additionalProperties === 'object' ? schema : rest, open);
}

/**
 * TypeScript applies a conditional type to each member of a union; the generator applies it once to the whole,
 * which would merge the forms of a value mapping or of a table cell into one object.
 */
function distributingConditionals(program: ts.Program): (chain: MutableParser) => void {
  return (chain) => {
    const whole = new ConditionalTypeNodeParser(program.getTypeChecker(), chain as ChainNodeParser);
    chain.addNodeParser({
      supportsNode: (node) => whole.supportsNode(node as ts.ConditionalTypeNode),
      createType: (node, context) => {
        const conditional = node as ts.ConditionalTypeNode;
        const name = conditional.checkType.getText();
        const checked = context.getParameters().includes(name) ? derefType(context.getArgument(name)) : undefined;
        if (!(checked instanceof UnionType)) return whole.createType(conditional, context);
        const typeFor = (member: BaseType) => whole.createType(conditional, replaced(context, name, member));
        return new UnionType(checked.getTypes().map(typeFor)).normalize();
      },
    });
  };
}

/** The same context with another type for one parameter. */
function replaced(context: Context, name: string, type: BaseType): Context {
  const copy = new Context(context.getReference());
  for (const parameter of context.getParameters()) {
    copy.pushParameter(parameter);
    copy.pushArgument(parameter === name ? type : context.getArgument(parameter));
  }
  return copy;
}
