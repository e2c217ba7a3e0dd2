import type { LintRule } from '../../core/lint/finding.ts';

/** What lint found, keyed by rule. */
export const lint = {
  'missing-translation': 'Not translated: “{{text}}”',
  placeholder: 'Left unfinished, or a placeholder that nothing fills: “{{text}}”',
  'repeated-sentence': 'Stands word for word in {{first}} too: “{{text}}”',
  'near-duplicate': '{{percent}} % the same as {{first}}: “{{text}}” / “{{other}}”',
  'jargon-unexplained':
    '“{{text}}” is not in the glossary (used in {{count}} texts). Explain it there, or say it plainly.',
  'glossary-unused': 'No text uses “{{text}}”.',
  'glossary-twice': '“{{text}}” is explained in {{first}} already.',
  'level-without-criteria':
    'No criterion stands for level {{level}}, so nothing shows whether it is reached.',
  'level-unreachable': 'Level {{level}} cannot be reached (highest possible score: {{highest}}).',
  'level-texts-missing': 'Some levels have a text here, these have none: {{levels}}.',
  'gate-without-effect':
    'Whether a node scores {{atLeast}} for level {{level}} is settled before anyone answers: the gate always holds or never does.',
  'weight-drift': 'Weights add up to {{sum}}, not {{whole}}.',
  'answer-set-unused': 'No criterion uses this answer set.',
  'options-same-value': 'Is worth {{value}}, as {{first}} is: two ways to say one thing.',
  'no-question-mark': 'Other texts here are questions, this one does not end as one: “{{text}}”',
  'several-questions': 'Asks more than one question; split it: “{{text}}”',
  'sentence-too-long': 'Too long to follow by ear ({{length}}, limit {{limit}}): “{{text}}”',
  punctuation: 'Punctuation of the other language, doubled marks or stray spaces: “{{text}}”',
  'advice-missing': 'Has no {{part}}, unlike most criteria here.',
  'builds-on-higher-level': 'Builds on {{id}} of level {{level}}, which is higher than its own.',
  'allowance-unused': 'lint.json allows {{allowed}} for “{{text}}”, which no longer occurs. Remove it.',
} satisfies Record<LintRule, string>;
