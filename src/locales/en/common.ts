export const common = {
  error: 'Error:',
  moreProblems: '… and {{count}} more (--json lists all).',
  bug: {
    message: 'An unexpected error, which is our mistake: {{reason}}',
    hint: 'Run again with --debug and report what it prints. Saved answers are not affected.',
  },
  none: '—',
  yes: 'yes',
  no: 'no',
};
