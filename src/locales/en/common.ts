export const common = {
  /** What a score rests on; `mixed`: some items as a whole, the others by their criteria. */
  answered: {
    criteria: '{{answered}} of {{applicable}} applicable criteria answered ({{total}} in all)',
    screening: '{{screened}} of {{items}} items judged as a whole',
    mixed:
      '{{screened}} of {{items}} items judged as a whole; in the others {{answered}} of {{applicable}} applicable criteria answered',
  },
  /** With what stands between it and the message. */
  error: 'Error: ',
  moreProblems: '… and {{count}} more (--json lists all).',
  bug: {
    message: 'An unexpected error, which is our mistake: {{reason}}',
    hint: 'Run again with --debug and report what it prints. Saved answers are not affected.',
  },
  /** What the operating system's codes mean; in brackets behind what failed. The code is for whoever searches for it. */
  systemCodes: {
    EACCES: 'no permission, EACCES',
    EBUSY: 'in use elsewhere, EBUSY',
    EISDIR: 'it is a folder, EISDIR',
    ELOOP: 'symbolic links lead in a circle, ELOOP',
    EMFILE: 'too many open files, EMFILE',
    ENAMETOOLONG: 'the path is too long, ENAMETOOLONG',
    ENOENT: 'not there, ENOENT',
    ENOSPC: 'the disk is full, ENOSPC',
    ENOTDIR: 'part of the path is a file, ENOTDIR',
    EPERM: 'not permitted, EPERM',
    EROFS: 'read-only, EROFS',
  },
  /** What is wrong where a text stops being JSON (src/io/find-syntax-error.ts); part of a sentence. */
  jsonSyntax: {
    end: 'the text ends too early, with something left open',
    comma: 'a comma is missing before “{{found}}”',
    'trailing-comma': 'a comma with nothing after it',
    colon: 'a colon is missing before “{{found}}”',
    key: 'a name in double quotes should stand here, not “{{found}}”',
    value: 'a value should stand here, not “{{found}}”',
    'string-end': 'a text in quotes is not closed on its line',
    escape: 'a backslash before something that it cannot escape',
    control: 'a control character inside a text; write \\n or \\t for a new line or a tab',
    number: 'a number that is not complete',
    comment: 'JSON has no comments',
    'after-end': 'something follows after the end: “{{found}}”',
    symbol: '“{{found}}” does not belong here',
  },
  /** What a value in JSON can be; part of a sentence. */
  jsonTypes: {
    object: 'an object { … }',
    array: 'a list [ … ]',
    string: 'a text in quotes',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    null: 'null',
  },
  badFormat: '--json and --format {{format}} ask for different things; give one of them.',
  or: ' or ',
  // Between the parts of a list: of things, and of clauses.
  comma: ', ',
  clause: ', ',
  semicolon: '; ',
  colon: ': ',
  none: '—',
  yes: 'yes',
  no: 'no',
};
