import type { ErrorCode } from '../../errors.ts';

interface ErrorWords {
  readonly message_one?: string;
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

export const errors = {
  usage: { message: '{{detail}}', hint: 'Run `dcmm help` for the commands, or `dcmm help <command>`.' },
  'prompt-impossible': {
    message: 'This needs an answer, but nothing can be asked here ({{what}}).',
    hint: 'Give it with {{flag}}. Questions need a terminal, without --no-input, --json, CI or TERM=dumb.',
  },
  'no-input-files': {
    message: 'No answer files in {{path}}.',
    hint: 'Name files, folders or patterns that hold .json answer files, or - for standard input.',
  },
  'stdin-is-terminal': {
    message: 'Standard input is a terminal, and `-` expects a file there.',
    hint: 'Pipe a file in: `dcmm score - < answers.json`.',
  },
  'output-exists': {
    message: '{{file}} exists already and was left as it is.',
    hint: 'Give another name, or --force to replace it.',
  },
  'output-is-database': {
    message: '{{file}} is the database that holds everything stored; it is not written over.',
    hint: 'Give the output another name.',
  },
  'unknown-rubric': {
    message: 'There is no rubric “{{rubric}}”.',
    hint: 'Known: {{known}}. A path to a rubric.json or its folder works too.',
  },
  'unknown-node': {
    message: 'The rubric has no domain, item or criterion “{{node}}”.',
    hint: 'Nearest: {{near}}. `dcmm rubric show` lists them all.',
  },
  'assessment-not-found': {
    message: 'No stored assessment begins with “{{id}}”.',
    hint: '`dcmm list` shows the stored assessments.',
  },
  'assessment-ambiguous': {
    message: '“{{id}}” fits more than one assessment: {{matches}}.',
    hint: 'Give more characters of the id.',
  },
  'assessment-done': {
    message: 'Assessment {{id}} is finished; its answers are not changed.',
    hint: '`dcmm assess --resume {{id}}` opens it again.',
  },
  'none-open': {
    message: 'No assessment is open.',
    hint: '`dcmm assess` starts one; `dcmm assess --resume ID` reopens a finished one (`dcmm list`).',
  },
  'assessment-imported': {
    message: 'Assessment {{id}} was scored from {{file}}; its answers are that file’s.',
    hint: 'Change the file and score it again.',
  },
  'enterprise-not-found': {
    message: 'No stored enterprise “{{id}}”.',
    hint: '`dcmm list` shows the enterprises that have assessments.',
  },
  'enterprise-exists': {
    message: 'An enterprise “{{name}}” {{uscc}} is stored already.',
    hint: 'Choose it instead of making a new one.',
  },
  'database-foreign': {
    message: '{{file}} is a database of another program.',
    hint: 'Name another file with --db. It was not touched.',
  },
  'invalid-rubric': {
    message: 'The rubric {{file}} cannot be used.',
    hint: 'Mend what is listed; `dcmm rubric validate` checks again.',
  },
  'invalid-profile': {
    message: 'The profile {{file}} cannot be used.',
    hint: 'Mend what is listed; docs/scoring.md describes profiles.',
  },
  'invalid-answers': {
    message: 'The answers in {{file}} cannot be scored.',
    hint: 'Mend what is listed and run the command again; nothing was stored.',
  },
  'invalid-import': {
    message_one: 'Nothing was stored: 1 problem in {{file}}.',
    message: 'Nothing was stored: {{count}} problems in {{file}}.',
    hint: 'Mend the places named and run the command again.',
  },
  'import-conflict': {
    message_one: 'Nothing was stored: 1 problem in {{file}}.',
    message: 'Nothing was stored: {{count}} problems in {{file}}.',
    hint: 'Ask those who filled them in which answer holds, or let --prefer first or --prefer last decide; mend the other places named.',
  },
  'invalid-template': {
    message: 'The report template {{file}} cannot be used: {{reason}}',
    hint: 'docs/templates.md lists the helpers and the fields of the view model.',
  },
  'invalid-theme': {
    message: 'The report theme {{file}} cannot be used.',
    hint: 'Mend what is listed; docs/templates.md describes theme files.',
  },
  'nothing-stored': {
    message: 'No results are stored in {{file}} yet.',
    hint: '`dcmm score PATH… --save` stores results; `dcmm cohort PATH…` looks at files without storing.',
  },
  'nothing-counted': {
    message: 'Nothing in {{path}} can be counted.',
    hint: 'What is wrong with each file is listed above; `dcmm cohort --rubric ID` chooses the rubric to count.',
  },
  'unknown-programme': {
    message: 'There is no programme “{{programme}}”.',
    hint: 'Known: {{known}}. A path to a file of your own works too; docs/commands/cohort.md describes it.',
  },
  'invalid-programme': {
    message: 'The programme {{file}} cannot be used.',
    hint: 'Mend what is listed; docs/commands/cohort.md describes the file.',
  },
  'invalid-benchmark': {
    message: 'The comparison scores in {{file}} cannot be used.',
    hint: 'Mend what is listed; docs/templates.md describes the file.',
  },
  'report-unreadable': {
    message: '{{file}} carries no digest of a result.',
    hint: 'Give a report that dcmm wrote (pdf, html, docx, xlsx, md, json) or a result file.',
  },
  'migration-same-rubric': {
    message: 'The answers were given to {{rubric}}, exactly as it is: there is nothing to carry over.',
    hint: 'Name another rubric, or a newer version of it, with --to.',
  },
  'rubrics-differ': {
    message:
      '{{a}} was made with {{rubricOfA}} and {{b}} with {{rubricOfB}}: their scores measure different things and are not compared.',
    hint: '`dcmm migrate {{source}} --to {{target}}` carries the answers over; compare with what that makes.',
  },
  'crosswalk-not-found': {
    message: 'There is no crosswalk from {{from}} to {{to}}.',
    hint: 'Give one with --crosswalk; docs/commands/migrate.md describes the file. Nothing was changed.',
  },
  'invalid-crosswalk': {
    message: 'The crosswalk {{file}} cannot be used.',
    hint: 'Mend what is listed. Nothing was changed.',
  },
  'invalid-conditions': {
    message: 'The entry conditions in {{file}} cannot be used.',
    hint: 'Mend what is listed; docs/commands/eligibility.md describes the file.',
  },
  'invalid-entry-profile': {
    message: 'The profile in {{file}} cannot be used.',
    hint: 'Mend what is listed; docs/commands/eligibility.md has an example.',
  },
  'text-overlay-not-found': {
    message: 'No overlay of your own text is kept for {{rubric}}.',
    hint: '`dcmm rubric overlay template {{rubric}}` writes a file to fill in.',
  },
  'invalid-text-overlay': {
    message: 'The overlay {{file}} cannot be used.',
    hint: 'Mend what is listed. Nothing was changed.',
  },
  'invalid-allowances': {
    message: 'The list of allowed findings {{file}} cannot be used.',
    hint: 'Mend what is listed; docs/authoring.md describes the file.',
  },
  'file-not-found': { message: '{{file}} does not exist.', hint: 'Check the path.' },
  'file-unreadable': {
    message: '{{file}} cannot be read ({{reason}}).',
    hint: 'Check its permissions and that it is a file.',
  },
  'file-unwritable': {
    message: '{{file}} cannot be written ({{reason}}).',
    hint: 'Check the permissions of the folder, or choose another place.',
  },
  'disk-full': {
    message: 'The disk is full: {{file}} was not written.',
    hint: 'Free some space and run the command again; nothing half-written was left.',
  },
  'output-unwritable': {
    message: 'The results could not be written to standard output ({{reason}}).',
    hint: 'What arrived there is not complete. Make room or choose another place, and run the command again.',
  },
  'file-too-large': {
    message: '{{file}} is too large ({{size}}).',
    hint: 'An answer file holds one enterprise; the limit is {{limit}}.',
  },
  'database-locked': {
    message: 'The database {{file}} is in use by another process.',
    hint: 'Wait until it has finished, then run the command again.',
  },
  'database-damaged': {
    message: '{{file}} is damaged, or no database at all.',
    hint: 'Keep the file. Restore a copy made with `dcmm db backup`, or start a new one with --db.',
  },
  'database-newer': {
    message:
      'The database {{file}} was made by a newer dcmm (schema {{found}}, this version knows {{known}}).',
    hint: 'Install the newer dcmm. The file was not touched.',
  },
  'database-read-only': {
    message: 'The database {{file}}, or the folder it is in, is read-only.',
    hint: 'Change the permissions; to look at it only, copy it to where you may write and name the copy with --db.',
  },
  'database-unusable': {
    message: 'The database {{file}} cannot be used ({{reason}}).',
    hint: '`dcmm doctor` tells more; --db names another file.',
  },
  'assessment-in-use': {
    message: 'Assessment {{id}} is being edited by another dcmm.',
    hint: 'Finish or leave it there first; it is released when that process ends.',
  },
  'browser-missing': {
    message: 'No browser was found to make the PDF.',
    hint: 'Install Chrome, Chromium or Edge, set DCMM_BROWSER to its path, or run `npm install @sparticuz/chromium`. `dcmm doctor` tells more.',
  },
  'browser-failed': {
    message: 'The browser {{browser}} failed: {{reason}}',
    hint: '`dcmm doctor` tests it. --format html or docx needs no browser.',
  },
  'browser-no-text': {
    message: 'The browser {{browser}} printed pages without any text; they were thrown away.',
    hint: 'The font configuration of this machine is probably broken: look into /etc/fonts/fonts.conf, or unset FONTCONFIG_FILE and FONTCONFIG_PATH.',
  },
  'browser-wrong': {
    message: 'DCMM_BROWSER names {{path}}, which cannot be started ({{reason}}).',
    hint: 'Correct the path, or unset DCMM_BROWSER to use an installed browser.',
  },
  'browser-sandbox': {
    message: 'The sandbox of the browser {{browser}} cannot start on this machine.',
    hint: 'Allow unprivileged user namespaces, or set DCMM_BROWSER_SANDBOX=off: reports run no script and load nothing from the network.',
  },
  'browser-too-old': {
    message: 'The browser {{browser}} is too old ({{version}}); version {{minimum}} or newer is needed.',
    hint: 'Update it, or set DCMM_BROWSER to another one.',
  },
  'fonts-missing': {
    message: 'The fonts of the report are missing: {{files}}.',
    hint: 'Run `npm install` again in the folder of dcmm; they come with the package @expo-google-fonts/noto-sans-sc.',
  },
  interrupted: { message: 'Interrupted.', hint: 'What was done is kept; nothing else was changed.' },
  'inventory-not-found': {
    message: 'No stored inventory begins with “{{id}}”.',
    hint: '`dcmm classify list` shows the stored inventories.',
  },
  'unknown-overlay': {
    message: 'There is no overlay “{{overlay}}”.',
    hint: 'Known: {{known}}. A path to a JSON file works too.',
  },
  'unknown-asset': {
    message: 'The inventory has no asset “{{asset}}”.',
    hint: '`dcmm classify show` lists the assets.',
  },
  'invalid-inventory': {
    message_one: '{{file}} was not taken in: 1 problem. Nothing was stored.',
    message: '{{file}} was not taken in: {{count}} problems. Nothing was stored.',
    hint: 'Mend the places named and run the command again; --dry-run checks without storing.',
  },
  'invalid-overlay': {
    message: 'The overlay {{file}} is not valid.',
    hint: 'Mend the places named; docs/classification.md describes the format.',
  },
  'state-secret': {
    message: 'A state secret does not belong here. Nothing was stored.',
    hint: 'Take such data out of the file and handle it under the rules for state secrets.',
  },
  'invalid-columns': {
    message: 'The columns of the export are not valid ({{file}}).',
    hint: 'Give a list of field ids, or of {"field", "header"}; docs/commands/classify.md lists the fields.',
  },
  'review-refused': {
    message: 'Nothing was changed: {{count}} of {{all}} assets cannot take this step.',
    hint: 'Nobody reviews their own work, and a review comes before an approval. `dcmm classify show` tells who wrote what.',
  },
} satisfies Record<ErrorCode, ErrorWords>;
