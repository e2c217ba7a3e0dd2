// `npm run demo`: installs and builds what is missing, then runs the main job on the sample enterprise.
import { join } from 'node:path';
import process from 'node:process';
import { ensureInstalled, root, run } from './ensure-installed.mjs';

ensureInstalled();
run(process.execPath, ['scripts/build.mjs']);
// npm runs scripts in the folder of the package; paths are meant from where the user is.
const cwd = process.env.INIT_CWD ?? process.cwd();
run(process.execPath, [join(root, 'bin/dcmm.js'), 'demo', ...process.argv.slice(2)], { cwd });
