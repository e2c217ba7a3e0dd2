// Writes the JSON Schemas of what the program gives to others from the types of it, so that what they read is what they get.
// `node scripts/make-schemas.mjs`; a test says when that is due.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The schemas by their file, each with the type that it is made of. */
const SCHEMAS = {
  'templates/report/view.schema.json': {
    id: 'report-view',
    title: 'dcmm report view',
    source: 'src/report/view/report-view.ts',
    type: 'ReportView',
  },
  'templates/cohort/cohort.schema.json': {
    id: 'cohort',
    title: 'dcmm cohort',
    source: 'src/report/cohort/cohort-report.ts',
    type: 'CohortReport',
  },
  'docs/commands/compare.schema.json': {
    id: 'comparison',
    title: 'dcmm compare',
    source: 'src/report/comparison/comparison-report.ts',
    type: 'ComparisonReport',
  },
};

/** The JSON Schema in one of the files: of an interface and of all that it is made of. */
export function makeSchema(schemaFile) {
  const { id, title, source: path, type: typeName } = SCHEMAS[schemaFile];
  const source = join(root, path);
  const program = ts.createProgram([source], {
    strict: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(source);
  const definitions = {};

  const describe = (symbol) => {
    const text = ts.displayPartsToString(symbol?.getDocumentationComment(checker) ?? []).replace(/\s+/g, ' ');
    return text === '' ? {} : { description: text };
  };

  function ofUnion(type) {
    const parts = type.types;
    const literals = parts.filter((part) => part.isStringLiteral() || part.isNumberLiteral());
    const booleans = parts.filter((part) => part.flags & ts.TypeFlags.BooleanLiteral);
    const rest = parts.filter((part) => !literals.includes(part) && !booleans.includes(part));
    const schemas = [
      ...(literals.length > 0 ? [{ enum: literals.map((part) => part.value) }] : []),
      ...(booleans.length > 0 ? [{ type: 'boolean' }] : []),
      ...rest.map(schemaOf),
    ];
    if (schemas.length === 1) return schemas[0];
    if (schemas.every((one) => typeof one.type === 'string' && Object.keys(one).length === 1))
      return { type: schemas.map((one) => one.type) };
    return { anyOf: schemas };
  }

  function ofObject(type) {
    const properties = {};
    const required = [];
    for (const symbol of checker.getPropertiesOfType(type)) {
      const schema = schemaOf(checker.getTypeOfSymbol(symbol));
      properties[symbol.name] = { ...schema, ...describe(symbol) };
      if (!(symbol.flags & ts.SymbolFlags.Optional)) required.push(symbol.name);
    }
    return {
      type: 'object',
      additionalProperties: false,
      ...(required.length > 0 && { required }),
      properties,
    };
  }

  function schemaOf(type) {
    if (type.isUnion()) return ofUnion(type);
    if (type.flags & ts.TypeFlags.StringLike)
      return type.isStringLiteral() ? { const: type.value } : { type: 'string' };
    if (type.flags & ts.TypeFlags.NumberLike)
      return type.isNumberLiteral() ? { const: type.value } : { type: 'number' };
    if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (checker.isArrayType(type))
      return { type: 'array', items: schemaOf(checker.getTypeArguments(type)[0]) };
    // A map from names that nobody knows beforehand.
    const map = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (map !== undefined) return { type: 'object', additionalProperties: schemaOf(map.type) };
    // The checker sees through the alias Words to what it stands for.
    const name = (type.aliasSymbol?.name ?? type.symbol?.name)?.replace(/^Readonly$/, 'Words');
    if (name === undefined || name.startsWith('__')) return ofObject(type);
    if (definitions[name] === undefined) {
      definitions[name] = {};
      definitions[name] = {
        ...(name === 'Words'
          ? { description: 'One text in the language or languages of the report: one key, or two.' }
          : describe(type.aliasSymbol ?? type.symbol)),
        ...ofObject(type),
      };
    }
    return { $ref: `#/$defs/${name}` };
  }

  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(file));
  const whole = exported.find((symbol) => symbol.name === typeName);
  schemaOf(checker.getDeclaredTypeOfSymbol(whole));
  const { [typeName]: outermost, ...others } = definitions;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:dcmm:schema:${id}:1`,
    title,
    ...outermost,
    $defs: Object.fromEntries(Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const file of Object.keys(SCHEMAS))
    writeFileSync(join(root, file), `${JSON.stringify(makeSchema(file), null, 2)}\n`);
