/** The steps that a version number can take, by semver. */
export type VersionStep = 'major' | 'minor' | 'patch';

const STEPS: readonly VersionStep[] = ['major', 'minor', 'patch'];

const partsOf = (version: string): readonly number[] => (version.split('-')[0] ?? '').split('.').map(Number);

/** Whether two versions have the same major number: what one says, the other can read. */
export const isSameMajor = (a: string, b: string): boolean => partsOf(a)[0] === partsOf(b)[0];

/** The step from one version to a later one; null when they are the same, or the second is the earlier one. */
export function stepOf(from: string, to: string): VersionStep | null {
  const [a, b] = [partsOf(from), partsOf(to)];
  const at = STEPS.findIndex((_, part) => a[part] !== b[part]);
  if (at === -1 || (b[at] ?? 0) < (a[at] ?? 0)) return null;
  return STEPS[at] ?? null;
}
