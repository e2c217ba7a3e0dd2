// `npm run demo`: installs and builds what is missing, then runs the main job on the sample enterprise.
import process from 'node:process';
import { ensureInstalled, run } from './ensure-installed.mjs';

ensureInstalled();
run(process.execPath, ['scripts/build.mjs']);
run(process.execPath, ['bin/dcmm.js', 'demo', ...process.argv.slice(2)]);
