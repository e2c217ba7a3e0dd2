export const demo = {
  options: {
    output: 'where to write the report [default dcmm-demo.pdf, replaced if it exists]',
    force: 'replace the file named with --output if it exists',
  },
  score: 'Scoring and storing a made-up company: {{file}}',
  report: 'Writing its report, which takes a few seconds …',
  examples: 'Examples:\n  dcmm demo\n  dcmm demo --output sample-report.pdf --lang en\n',
};
