export const doctor = {
  examples: 'Examples:\n  dcmm doctor\n  dcmm doctor --json\n',
  names: {
    node: 'Node.js ',
    data: 'Folder  ',
    database: 'Database',
    browser: 'Browser ',
    fonts: 'Fonts   ',
    rubrics: 'Rubrics ',
    locale: 'Language',
  },
  source: { environment: 'DCMM_BROWSER', installed: 'installed', package: 'from npm' },
  ready: 'This machine is ready.',
  notReady: 'Something is missing; see the lines marked ✗.',
  fix: {
    databaseNew: 'Not there yet; the first saved assessment makes it.',
    databaseUnusable: 'Change its permissions, or name another file with --db or DCMM_DB.',
    browserMissing:
      'Install Chrome, Chromium or Edge, set DCMM_BROWSER to its path, or run `npm install @sparticuz/chromium`.',
    browserFailed: 'Set DCMM_BROWSER to another one. --format html or docx needs no browser.',
    databaseDamaged: 'Damaged. Keep the file, and restore a copy made with `dcmm db backup`.',
    dataFolder:
      '{{folder}} cannot be written to. Change its permissions, or name another file with --db or DCMM_DB.',
    fonts: 'Missing: {{missing}}. Install dcmm again; without them Chinese may be missing from PDFs.',
    node: 'Too old. Install Node.js {{oldest}} or later.',
    rubrics: 'Cannot be used: {{broken}}. `dcmm rubric validate` says why.',
    locale: 'The terminal speaks {{locale}}. Choose a UTF-8 locale, or Chinese may not show.',
  },
};
