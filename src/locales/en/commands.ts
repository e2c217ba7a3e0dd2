export const commands = {
  description:
    'Data-management maturity (DCMM, GB/T 36073) and industrial data grading:\ninterview, score, store, report. Everything stays on this machine.',
  examples:
    'Examples:\n  dcmm demo                          the sample enterprise, from answers to PDF\n  dcmm assess                        start an interview\n  dcmm assess --resume               go on where you left off\n  dcmm score answers/ --format csv   score a folder of answer files\n  dcmm report 7k2m --format pdf      write the report of an assessment\n',
  options: {
    version: 'print the version',
    lang: 'language: zh-CN or en (env DCMM_LANG)',
    db: 'database file (env DCMM_DB)',
    json: 'one JSON value on standard output',
    quiet: 'print results only',
    noColor: 'no colour (env NO_COLOR)',
    noInput: 'never ask; stop with code 2 where an answer is needed',
    debug: 'show the stack of an error',
    help: 'show help',
  },
  help: { summary: 'help on a command' },
  assess: { summary: 'interview in the terminal; every answer is saved at once' },
  score: { summary: 'score answer files' },
  explain: { summary: 'why this score and this level' },
  report: { summary: 'write reports' },
  list: { summary: 'the stored assessments' },
  show: { summary: 'one stored assessment' },
  delete: { summary: 'delete a stored assessment' },
  rubric: { summary: 'list, show and check rubrics' },
  db: { summary: 'the database: where it is, check, back up' },
  doctor: { summary: 'is this machine ready: browser, fonts, database, folders' },
  demo: { summary: 'the main job on the sample enterprise, report included' },
};
