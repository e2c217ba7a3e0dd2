import { runBuild } from './run-build.ts';

/** The validators must match the schemas, and the form's script its source, before the first test loads them. */
export default function setup(): void {
  const script = 'src/report/questionnaire/generated/form-script.js';
  runBuild(script, ['src/schema', 'src/form', 'src/core', 'scripts'], ['--schemas']);
}
