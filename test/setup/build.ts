import { runBuild } from './run-build.ts';

export default function setup(): void {
  runBuild('dist/main.cjs', ['src', 'scripts']);
}
