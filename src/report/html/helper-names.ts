/** All helpers that a template may use; docs/templates.md describes them. */
export const HELPER_NAMES: readonly string[] = [
  'if',
  'unless',
  'each',
  'with',
  't',
  'plain',
  'label',
  'words',
  'css',
  'join',
  'eq',
  'or',
  'longer',
  'anchor',
  'chapter',
  'chart',
];
