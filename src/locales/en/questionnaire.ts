export const questionnaire = {
  arguments: { rubric: 'rubric: id, file or folder [default: dcmm-2025]' },
  options: {
    format: '{{formats}}: several with commas between, or all; by the ending of --output if not given',
    output: 'file for one form, folder for several, - for standard output [default current folder]',
    force: 'replace files that are there',
    depth: 'every criterion, or one question an item',
    domain: 'only these domains, by id or name; several with commas between',
    item: 'only these items, by id or name; several with commas between',
    from: 'begin with the answers of this stored assessment or answer file',
  },
  examples:
    'Examples:\n  dcmm questionnaire dcmm-2025\n  dcmm questionnaire dcmm-2025 --domain data-quality,data-security -o it.xlsx\n  dcmm questionnaire dcmm-2025 --format xlsx,html -o forms/\n  dcmm questionnaire --from 7k2m -o second-round.xlsx\n',
  badFormat: 'There is no form in the format “{{format}}”. Choices: {{known}}, all.',
  otherRubric:
    '{{from}} answers the rubric {{found}}, not {{rubric}}. Leave the rubric out, or carry the answers over with `dcmm migrate`.',
  oneToStdout: 'One form fits on standard output: name one --format, and leave --json out.',
  next: 'Once it is filled in: dcmm import FILE',
};
