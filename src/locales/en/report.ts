export const report = {
  arguments: { targets: 'ids of stored assessments, or answer files' },
  options: {
    format: '{{formats}}: several with commas between, or all',
    size: 'full: the hand-over; brief: two pages for the board',
    reportLang: 'language of the report, or both side by side; the program’s if not given',
    output: 'file for one report, folder for several [default current folder]',
    force: 'replace files that are there',
    previous: 'earlier assessment to compare with (stored ones: found by themselves)',
    benchmark: 'JSON file with the mean scores of a comparison group',
    theme: 'JSON file with firm, logo, colours and footer',
    template: 'folder with templates of your own; `docs/templates.md` describes them',
    overlay: 'wording and numbering from your own overlay (dcmm rubric overlay)',
    browserTimeout: 'longest single wait for the browser',
  },
  examples:
    'Examples:\n  dcmm report 7k2m\n  dcmm report 7k2m --format pdf,docx,xlsx --output handover/\n  dcmm report answers.json --size brief --report-lang both -o board.pdf\n  dcmm report 7k2m --theme firm.json --format docx\n  dcmm report answers/*.json --format pdf -o reports/\n',
  badFormat: 'There is no report format “{{format}}”. Choices: {{known}}, all.',
  noStream: 'Reports go to files: give --output a file or a folder. `dcmm show ID --json` prints a result.',
  badTimeout: '--browser-timeout takes seconds, from 1 to 3600.',
  unpacking: 'Unpacking the Chromium that came with npm; this happens once …',
  missingGlyphs:
    'No typeface on this machine has these characters, so the PDF shows □ in their place: {{characters}}',
  svgLogo:
    'The logo is an SVG: Word before 2016, WPS and older LibreOffice leave its place empty. PNG and JPEG show everywhere.',
  summary: 'Reports written: {{written}}',
  failed: ' · not written: {{failed}}',
};
