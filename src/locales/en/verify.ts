export const verify = {
  arguments: { file: 'a report that dcmm wrote, or a result file' },
  options: {
    theme: 'theme that the report was made with',
    template: 'template folder that it was made with',
    previous: 'earlier assessment that it was compared with',
    benchmark: 'comparison scores that it was made with',
  },
  examples:
    'Examples:\n  dcmm verify report.pdf\n  dcmm verify handover.docx --theme firm.json\n  dcmm verify result.json --json\n',
  unknown: 'Nothing stored has this result (digest {{digest}}).',
  stored: 'The result is that of assessment {{id}}: {{enterprise}}, score {{score}}, level {{level}}.',
  content: {
    same: 'The file is byte for byte what this version writes for it.',
    different:
      'The file is not what this version writes for it: it was changed, or made with another theme, template or version.',
    'not-comparable': 'PDFs cannot be compared byte for byte: compare score and level above with the page.',
  },
};
