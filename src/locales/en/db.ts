export const db = {
  examples:
    'Examples:\n  dcmm db path\n  dcmm db check\n  dcmm db backup before-the-audit.sqlite\n  dcmm db export > all.ndjson\n',
  migrated: 'The database was brought up to this version; a copy of it as it was: {{copy}}',
  path: { summary: 'print where the database is' },
  check: {
    summary: 'check the database for damage and count its rows',
    table: 'Table',
    rows: 'Rows',
    dangling: 'A row of {{table}} refers to a row of {{parent}} that is not there.',
    sound: '{{file}} is sound.',
    unsound: '{{file}} is damaged. Keep it, and restore a copy made with `dcmm db backup`.',
  },
  backup: {
    summary: 'write a copy as of now; others may go on working',
    file: 'where to write it [default this folder, named by the time]',
    force: 'replace the file if it exists',
    done: 'Written: {{file}}',
  },
  export: {
    summary: 'print everything stored as JSON lines',
    notJson: '`db export` prints one JSON value a line; leave --json out.',
  },
};
