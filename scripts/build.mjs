// Compiles the JSON Schemas to plain functions (start-up pays nothing for ajv) and bundles src/ to dist/.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const schemaDir = join(root, 'src/schema');

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
  const names = {};
  for (const file of (await readdir(schemaDir)).sort()) {
    if (!file.endsWith('.schema.json')) continue;
    const schema = JSON.parse(await readFile(join(schemaDir, file), 'utf8'));
    ajv.addSchema(schema);
    names[file.replace('.schema.json', '').replace(/-(\w)/g, (_, c) => c.toUpperCase())] = schema.$id;
  }
  // The generated code asks for ajv's run-time helpers: bundle them in, so that nothing of ajv loads later.
  const code = standaloneCode.default(ajv, names);
  const outdir = join(schemaDir, 'generated');
  await mkdir(outdir, { recursive: true });
  await build({
    stdin: { contents: code, resolveDir: root, sourcefile: 'validators.js' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile: join(outdir, 'validators.js'),
    minify: true,
    banner: {
      js: '// Made by scripts/build.mjs from src/schema/*.schema.json; do not edit.\n// @ts-nocheck',
    },
    logLevel: 'warning',
  });
  const declarations = Object.keys(names).map((name) => `export declare const ${name}: Validator;`);
  await writeFile(
    join(outdir, 'validators.d.ts'),
    `import type { Validator } from '../validator.ts';\n\n${declarations.join('\n')}\n`,
  );
}

/**
 * better-sqlite3 is bundled but for its native code, which it looks for with the help of two more packages:
 * a dozen files fewer to find at start-up. The addon is where the package's own build puts it.
 */
const loadSqliteAddon = {
  name: 'load-sqlite-addon',
  setup(build) {
    build.onResolve({ filter: /^bindings$/ }, () => ({ path: 'bindings', namespace: 'sqlite-addon' }));
    build.onLoad({ filter: /.*/, namespace: 'sqlite-addon' }, () => ({
      resolveDir: root,
      contents: `
        const { dirname, join } = require('node:path');
        module.exports = (name) =>
          require(join(dirname(require.resolve('better-sqlite3/package.json')), 'build', 'Release', name));
      `,
    }));
  },
};

async function bundle() {
  const outdir = join(root, 'dist');
  const { metafile } = await build({
    entryPoints: [join(root, 'src/cli/main.ts'), join(root, 'src/cli/batch/score-worker.ts')],
    entryNames: '[name]',
    outdir,
    metafile: true,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'linked',
    mainFields: ['module', 'main'],
    // Less to read at start-up. Names stay, for the stacks that --debug prints.
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [loadSqliteAddon],
    // Packages that read files beside themselves stay packages.
    external: ['puppeteer-core', '@sparticuz/chromium', '@expo-google-fonts/noto-sans-sc'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  // Taken away only now: a dcmm that is running still finds its old chunks until the new ones are there.
  const made = new Set(Object.keys(metafile.outputs).map((file) => basename(file)));
  for (const file of await readdir(outdir))
    if (!made.has(file)) await rm(join(outdir, file), { recursive: true });
}

await compileSchemas();
if (!process.argv.includes('--schemas')) await bundle();
