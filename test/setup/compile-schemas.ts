import { runBuild } from './run-build.ts';

/** The validators must match the schemas before the first test loads them. */
export default function setup(): void {
  runBuild('src/schema/generated/answer-file.js', ['src/schema', 'scripts'], ['--schemas']);
}
