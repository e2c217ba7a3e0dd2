export const importing = {
  arguments: {
    files:
      'forms filled in (xlsx, ods, xls, json), - for standard input; several are parts of one assessment',
  },
  options: {
    into: 'add the answers to this stored assessment',
    prefer: 'which file counts where two answer a question differently',
    dryRun: 'check only, store nothing',
    output: 'write the answers as an answer file (JSON), - for standard output; store nothing',
    force: 'replace that file',
  },
  examples:
    'Examples:\n  dcmm import form.xlsx --dry-run\n  dcmm import form.xlsx\n  dcmm import it.xlsx finance.xlsx production.json\n  dcmm import it-again.xlsx --into 7k2m\n  dcmm import *.xlsx --output answers.json\n',
  oneToStdout: 'Only one thing fits on standard output: leave --json out, or name a file with --output.',
  intoHasRubric: 'With --into the rubric is that of the assessment: leave --rubric and --profile out.',
  read: '{{count}} answers read, files: {{files}}.',
  laidOver: '{{added}} answers added, {{changed}} changed; files: {{files}}.',
  known: 'These answers are stored already, as assessment {{id}}; nothing was added.',
  dryRun: 'Nothing is wrong. This was a dry run: nothing was stored.',
  nextOpen:
    'Go on answering:     dcmm assess --resume {{id}}\nAdd another form:    dcmm import FILE --into {{id}}\nReport as it stands: dcmm report {{id}}',
  nextDone:
    'Report:        dcmm report {{id}}\nWhy this score: dcmm explain {{id}}\nChange answers: dcmm assess --resume {{id}}',
  nextFile: 'Score it: dcmm score {{file}}',
};
