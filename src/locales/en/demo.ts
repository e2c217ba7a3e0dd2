export const demo = {
  options: {
    output: 'where to write the report, replaced if it exists [default dcmm-demo.pdf]',
  },
  score: 'Scoring and storing a made-up company: {{file}}',
  report: 'Writing its report, which takes a few seconds …',
  examples: 'Examples:\n  dcmm demo\n  dcmm demo --output sample-report.pdf --lang en\n',
};
