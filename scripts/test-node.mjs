// `npm run test:node -- 24`: the whole of `npm test` under another Node, in a copy of the tracked files, so that
// native modules are built for it and nothing here changes. The Node is the one that the npm package `node`
// installs for this platform; it brings its headers.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { root, run } from './ensure-installed.mjs';

const version = process.argv[2] ?? '24';
const folder = mkdtempSync(join(tmpdir(), `dcmm-node-${version}-`));
// Some tests run as another user, who has to reach this Node.
chmodSync(folder, 0o755);
const home = join(folder, 'node');
mkdirSync(home);
writeFileSync(join(home, 'package.json'), '{"private":true}');
const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
run('npm', ['install', '--prefix', home, '--no-audit', '--no-fund', `${name}@${version}`]);

const files = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).stdout.split('\0');
const copy = join(folder, 'dcmm');
for (const file of files.filter(Boolean)) cpSync(join(root, file), join(copy, file), { recursive: true });
spawnSync('git', ['init', '-q'], { cwd: copy });

const own = join(home, 'node_modules', name);
const env = {
  ...process.env,
  PATH: `${join(own, 'bin')}${delimiter}${process.env.PATH}`,
  // The package brings the headers too: native modules are built against them, without a download.
  npm_config_nodedir: own,
};
process.stderr.write(`Testing in ${copy}\n`);
const { status } = spawnSync('npm', ['test'], {
  cwd: copy,
  env,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
