// Compiles the JSON Schemas to plain functions, queries to SQL and templates to code (a run pays nothing for ajv, Kysely
// and Handlebars' parser), and bundles src/ to dist/.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import Handlebars from 'handlebars';
import { build } from 'rolldown';
import { findPackages, listLicences } from './list-licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const schemaDir = join(root, 'src/schema');

/** Returns the folders of the packages that the functions have code of. */
async function compileSchemas() {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
    messages: false,
    code: { source: true, esm: true },
  });
  const ids = new Map();
  for (const file of (await readdir(schemaDir)).sort()) {
    if (!file.endsWith('.schema.json')) continue;
    const schema = JSON.parse(await readFile(join(schemaDir, file), 'utf8'));
    ajv.addSchema(schema);
    ids.set(file.replace('.schema.json', ''), schema.$id);
  }
  // A file for each: a run that checks answer files need not read what checks rubrics.
  const outdir = join(schemaDir, 'generated');
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir);
  const packages = [];
  for (const [name, id] of ids) packages.push(...(await writeValidator(ajv, name, id, outdir)));
  return packages;
}

/** Writes the function for one schema; returns the folders of the packages that it has code of. */
async function writeValidator(ajv, name, id, outdir) {
  const exported = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const file = join(outdir, `${name}.js`);
  await writeFile(file, standaloneCode.default(ajv, { [exported]: id }));
  // The generated code asks for ajv's run-time helpers: bundle them in, so that nothing of ajv loads later.
  const { output } = await build({
    input: file,
    platform: 'node',
    output: {
      file,
      minify: true,
      postBanner: `// Made by scripts/build.mjs from src/schema/${name}.schema.json; do not edit.\n// @ts-nocheck`,
    },
  });
  await writeFile(
    join(outdir, `${name}.d.ts`),
    `import type { Validator } from '../validator.ts';\n\nexport declare const ${exported}: Validator;\n`,
  );
  return findPackages(output);
}

/**
 * Makes the script of the questionnaire's form one text, which the program puts into the page; returns the folders of
 * the packages that it has code of.
 */
async function bundleForm() {
  const { output } = await build({
    input: join(root, 'src/form/main.ts'),
    platform: 'browser',
    write: false,
    transform: { target: 'es2022' },
    output: { format: 'iife', minify: true },
  });
  // Nothing in the script may end the element that it stands in, or begin a comment there.
  const code = output[0].code.trim().replace(/<(?=\/script|!--)/gi, '\\x3c');
  const outdir = join(root, 'src/report/questionnaire/generated');
  await mkdir(outdir, { recursive: true });
  const banner = '// Made by scripts/build.mjs from src/form; do not edit.\n';
  await writeFile(
    join(outdir, 'form-script.js'),
    `${banner}export const FORM_SCRIPT = ${JSON.stringify(code)};\n`,
  );
  await writeFile(
    join(outdir, 'form-script.d.ts'),
    `${banner}/** The form's script, ready to stand in a script element. */\nexport declare const FORM_SCRIPT: string;\n`,
  );
  return findPackages(output);
}

/** Modules that a package asks for and gets another body of: "package asks for" -> source. */
const REPLACED = {
  // It looks for its native code with the help of two more packages: a dozen files to find at start-up.
  // The addon is where the package's own build puts it.
  'better-sqlite3 bindings': `
    const { dirname, join } = require('node:path');
    module.exports = (name) =>
      require(join(dirname(require.resolve('better-sqlite3/package.json')), 'build', 'Release', name));
  `,
  // For subcommands that are programs of their own, which dcmm has none of.
  'commander node:child_process': '',
};

const replaceModules = {
  name: 'replace-modules',
  resolveId(id, importer = '') {
    const [, name] = /.*node_modules[\\/]([^\\/]+)/.exec(importer) ?? [];
    return `${name} ${id}` in REPLACED ? `\0${name} ${id}` : null;
  },
  load: (id) => REPLACED[id.slice(1)] ?? null,
};

/** Runs the files that define queries and gives the bundle what they export, which is SQL; Kysely stays behind. */
async function compileQueries() {
  const folder = join(root, 'src/store');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql.ts'));
  const all = '\0all queries';
  const { output } = await build({
    input: all,
    platform: 'node',
    write: false,
    plugins: [
      {
        name: 'all-queries',
        resolveId: (id) => (id === all ? id : null),
        load: (id) =>
          id === all
            ? files
                .map((file, at) => `export * as q${at} from ${JSON.stringify(join(folder, file))};`)
                .join('\n')
            : null,
      },
    ],
  });
  const exported = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  const write = ([name, value]) => {
    if (typeof value === 'function')
      throw new TypeError(`${name} in a .sql.ts file is code; only data is bundled`);
    return `export const ${name} = ${JSON.stringify(value)};`;
  };
  const sources = new Map(
    files.map((file, at) => [file, Object.entries(exported[`q${at}`]).map(write).join('\n')]),
  );
  return { name: 'compiled-queries', load: (id) => sources.get(basename(id)) ?? null };
}

/** Gives the bundle the product's templates as functions. */
async function compileTemplates() {
  const from = (file) => join(root, 'src/report/html', file);
  const { output } = await build({ input: from('compile-options.ts'), platform: 'node', write: false });
  const { COMPILE_OPTIONS } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  const folders = [];
  for (const folder of ['report', 'cohort', 'catalogue', 'questionnaire']) {
    const entries = [];
    for (const file of await readdir(join(root, 'templates', folder), { recursive: true })) {
      const [, name, kind] = /([^\\/]+)\.(hbs|css)$/.exec(file) ?? [];
      if (name === undefined) continue;
      const text = await readFile(join(root, 'templates', folder, file), 'utf8');
      const key = kind === 'css' ? `${name}-css` : name;
      entries.push(`${JSON.stringify(key)}: ${Handlebars.precompile(text, COMPILE_OPTIONS)}`);
    }
    folders.push(`${folder}: {${entries.join(',\n')}}`);
  }
  const code = `export const COMPILED_TEMPLATES = {${folders.join(',\n')}};`;
  return {
    name: 'compiled-templates',
    load: (id) => (basename(id) === 'compiled-templates.ts' ? code : null),
  };
}

/**
 * translate.ts requires i18next late, which is bundled as an entry of its own: Node finds and reads it in a third of the
 * time that the package takes. An import there would load it at once.
 */
const requireBundledI18next = {
  name: 'require-bundled-i18next',
  load: async (id) =>
    basename(id) === 'translate.ts'
      ? (await readFile(id, 'utf8')).replace("url)('i18next')", "url)('./i18next.cjs')")
      : null,
};

const src = (...modules) => new RegExp(`src[\\\\/](${modules.join('|').replaceAll('/', '[\\\\/]')})\\.ts$`);

/**
 * Few chunks: each costs a third of a millisecond to find. What every run loads is one, with the small modules that many
 * commands need; each takes along what its modules need, unless one before has it.
 */
const CHUNKS = [
  {
    name: 'start',
    test: src(
      'cli/(active-rubric|main|context|with-store|load-stored-rubric)',
      'cli/output/(choose-format|format-score|paint|print-json|table)',
      'core/(check-date|classification/review|find-terms|group-by|response|rubric)',
      'store/(pack-score|rubric-outline)',
    ),
  },
  { name: 'store', test: src('store/open-store') },
  { name: 'prompts', test: src('cli/prompts/.*') },
  { name: 'interview', test: src('cli/assess/hold-interview') },
];

/** The name of the file beside the bundle with the licences of what is in it. */
const LICENCES = 'third-party-licences.txt';

/** `packages`: folders of those whose code is in src/ already. */
async function bundle(packages) {
  const dir = join(root, 'dist');
  const { output } = await build({
    cwd: root,
    input: ['src/cli/main.ts', 'src/cli/batch/score-worker.ts', 'i18next'],
    platform: 'node',
    transform: { target: 'node20.19' },
    resolve: { mainFields: ['module', 'main'] },
    plugins: [replaceModules, requireBundledI18next, await compileQueries(), await compileTemplates()],
    // Packages that read files beside themselves stay packages.
    external: [/^(@sparticuz\/chromium|@expo-google-fonts\/.*)$/],
    output: {
      dir,
      // CommonJS: Node loads a file of it in a third of the time that a module takes.
      format: 'cjs',
      exports: 'named',
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name]-[hash].cjs',
      codeSplitting: { groups: CHUNKS },
      sourcemap: true,
      // Less to read at start-up. Functions keep their names, for the stacks that --debug prints.
      minify: { mangle: { keepNames: true } },
    },
  });
  const licences = await listLicences([...packages, ...findPackages(output)]);
  await writeFile(join(dir, LICENCES), licences);
  // Taken away only now: a dcmm that is running still finds its old chunks until the new ones are there.
  const made = new Set([LICENCES, ...output.map(({ fileName }) => fileName)]);
  for (const file of await readdir(dir)) if (!made.has(file)) await rm(join(dir, file), { recursive: true });
}

const packages = [...(await compileSchemas()), ...(await bundleForm())];
if (!process.argv.includes('--schemas')) await bundle(packages);
