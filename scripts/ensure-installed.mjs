// Installs what package-lock.json asks for, unless that is what node_modules already holds.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command with the terminal's streams; leaves with its exit code when it fails. */
export function run(command, args, { env = process.env, cwd = root } = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd,
    env,
    stdio: 'inherit',
    // npm is a .cmd file on Windows, which only a shell can start; and a shell takes paths apart at spaces.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

/** Stops on a Node that is too old, before it fails at something that does not say why. */
function checkNode() {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [wantedMajor, wantedMinor] = engines.node.match(/\d+/g).map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  process.stderr.write(
    `This needs Node.js ${wantedMajor}.${wantedMinor} or later; this is ${process.version}.\n`,
  );
  process.exit(4);
}

export function ensureInstalled() {
  checkNode();
  const lock = readFileSync(join(root, 'package-lock.json'));
  // Native modules belong to one Node: another one needs an installation of its own.
  const wanted = createHash('sha256').update(lock).update(process.versions.modules).digest('hex');
  const stamp = join(root, 'node_modules', '.dcmm-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    // `npm ci` empties what the link points to: the packages of everybody who shares it.
    process.stderr.write(
      'node_modules is a link to packages that are not quite those of package-lock.json.\n',
    );
    return;
  }
  process.stderr.write('Installing the packages that package-lock.json lists …\n');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled();
