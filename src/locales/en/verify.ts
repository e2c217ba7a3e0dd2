export const verify = {
  arguments: { file: 'a report that dcmm wrote, or a result file' },
  options: {
    theme: 'theme that the report was made with',
    template: 'template folder that it was made with',
    previous: 'earlier assessment that it was compared with',
    benchmark: 'comparison scores that it was made with',
    overlay: 'it was made with your own text of the standard (--overlay)',
  },
  examples:
    'Examples:\n  dcmm verify report.pdf\n  dcmm verify handover.docx --theme firm.json\n  dcmm verify result.json --json\n',
  unknown: 'Nothing stored has this result (digest {{digest}}).',
  stored: 'The result is that of assessment {{id}}: {{enterprise}}, score {{score}}, level {{level}}.',
  content: {
    same: 'The file is byte for byte what this version writes for it.',
    different:
      'The file is not what this version writes for it: it was changed, or made with another theme, template or version.',
    unchanged:
      'The PDF is as it was written. Its seal is no signature, and who knows how can forge it: where it matters, compare score and level above with the page.',
    changed: 'The PDF was changed after it was written, or dcmm did not write it: its seal does not fit.',
  },
  where: {
    line: 'First difference in line {{line}}:\n  in the file: {{found}}\n  should be:   {{expected}}',
    parts: 'Parts that differ: {{parts}}',
  },
};
