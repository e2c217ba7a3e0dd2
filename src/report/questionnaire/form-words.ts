import type { Language } from '../../core/text.ts';
import type { ScriptWords } from '../../form/form-data.ts';

/** The words of the form that its template prints. */
interface PageWords {
  readonly skip: string;
  readonly menu: string;
  readonly contents: string;
  readonly save: string;
  readonly open: string;
  readonly print: string;
  readonly start: string;
  readonly finish: string;
  readonly progress: string;
  readonly needsScript: string;
  readonly howTo: string;
  readonly steps: readonly string[];
  readonly whereTitle: string;
  readonly where: string;
  readonly clear: string;
  readonly others: string;
  readonly details: string;
  readonly required: string;
  readonly unset: string;
  readonly assessors: string;
  readonly assessor: string;
  readonly addAssessor: string;
  readonly name: string;
  readonly organisation: string;
  readonly remove: string;
  readonly meanings: string;
  readonly begin: string;
  readonly about: string;
  readonly roles: string;
  readonly whichLevel: string;
  readonly whichLevelNote: string;
  readonly questions: string;
  readonly toSee: string;
  readonly suggest: string;
  readonly followUp: string;
  readonly several: string;
  readonly notApplicable: string;
  readonly reason: string;
  readonly note: string;
  readonly confidence: string;
  readonly noConfidence: string;
  readonly confidences: readonly string[];
  readonly evidence: string;
  readonly addEvidence: string;
  readonly title: string;
  readonly kind: string;
  readonly reference: string;
  readonly dated: string;
  readonly unanswer: string;
  readonly keys: string;
  readonly written: string;
  readonly back: string;
  readonly next: string;
  readonly nextOpen: string;
  readonly finishLead: string;
  readonly separator: string;
  readonly colon: string;
  /** "Level 3", and which question of its item one is at. */
  readonly level: (level: number) => string;
  readonly ordinal: (at: number, of: number) => string;
}

interface FormWords {
  readonly page: PageWords;
  readonly script: ScriptWords;
}

const zhCN: FormWords = {
  page: {
    skip: '跳到正文',
    menu: '目录',
    contents: '目录',
    save: '保存答卷',
    open: '打开答卷',
    print: '打印',
    start: '填写说明与企业信息',
    finish: '检查与交回',
    progress: '作答进度',
    needsScript: '在屏幕上填写需要启用浏览器的 JavaScript；也可以打印出来手工填写。',
    howTo: '怎么填',
    steps: [
      '每题选一个最符合实际的选项。拿不准的先跳过，以后随时可以补。',
      '可以分几次填：在同一台电脑、同一个浏览器里再次打开本文件，就能接着填。',
      '填完点“保存答卷”，把得到的文件（.json）交回发放问卷的人。中途也可以保存，用“打开答卷”读回来继续。',
    ],
    whereTitle: '答案存在哪里',
    where:
      '填写的内容会自动暂存在这台电脑的这个浏览器里，不会上传，也不会发给任何人。换电脑、换浏览器或清除浏览数据以后就看不到了，所以请及时保存答卷。与他人共用电脑时，交回答卷后请清除暂存的答案。',
    clear: '清除暂存的答案',
    others: '这个浏览器里还有本问卷的其他答案',
    details: '企业与评估信息',
    required: '必填',
    unset: '未选择',
    assessors: '评估人',
    assessor: '评估人',
    addAssessor: '添加评估人',
    name: '姓名',
    organisation: '单位',
    remove: '删除',
    meanings: '各选项什么时候选',
    begin: '开始作答',
    about: '关于本问卷',
    roles: '可以问',
    whichLevel: '整项打分：哪一级最符合目前的情况？',
    whichLevelNote: '没有时间逐题回答时用。只要回答了本项的任何一题，就改按各题的回答计分。',
    questions: '本项的题目',
    toSee: '可以看',
    suggest: '记为证据',
    followUp: '可以追问',
    several: '可多选。',
    notApplicable: '不适用',
    reason: '为什么不适用？（必填，会写进报告）',
    note: '备注',
    confidence: '把握',
    noConfidence: '不填',
    confidences: ['只是猜测', '听人说过', '负责人亲口说明', '看到部分材料', '亲眼看到材料'],
    evidence: '证据',
    addEvidence: '添加证据',
    title: '材料名称',
    kind: '类别',
    reference: '在哪里（文号、页码、系统、链接）',
    dated: '日期',
    unanswer: '清除选择',
    keys: '键盘：数字键选择，x 不适用，回车到下一道未答的题（在文字框里用 Ctrl+回车），n 备注，e 证据，c 把握，← → 翻页，Ctrl+S 保存答卷。',
    written: '备注、证据（不适用的请写理由）：',
    back: '上一页',
    next: '下一页',
    nextOpen: '下一道未答',
    finishLead: '检查有没有遗漏和差错，然后保存答卷，交回发放问卷的人。没有答完也可以保存。',
    separator: '；',
    colon: '：',
    level: (level) => `${level} 级`,
    ordinal: (at, of) => `本项第 ${at} 题，共 ${of} 题`,
  },
  script: {
    answered: '已答 {{done}} / {{total}}',
    kept: '已暂存在本机浏览器，还没有保存成文件',
    unchanged: '没有未保存的修改',
    notKept: '这个浏览器不允许暂存，关掉页面答案就会丢失，请及时保存答卷',
    saved: '已生成 {{name}}。它在浏览器的下载文件夹里，请交回发放问卷的人。',
    opened: '已打开 {{name}}，共 {{count}} 个答案。',
    notOpened: '没有打开“{{name}}”，页面上的答案没有变动。原因：',
    replace: '页面上有还没有保存成文件的答案，打开答卷会把它们全部换掉。要继续吗？',
    clear: '要清除暂存在这个浏览器里的答案吗？没有保存成文件的内容将无法找回。',
    cleared: '已清除暂存的答案。',
    otherDraft: '接着填：{{name}}，{{count}} 个答案，{{at}}',
    unnamed: '未填企业名称',
    allAnswered: '全部答完。',
    problemCount: '有 {{count}} 处需要改正，改好才能保存答卷：',
    noProblems: '没有发现差错，可以保存答卷。',
    states: { open: '未答', done: '已答', waived: '不适用', screened: '整项已打分' },
    faults: {
      tooLarge: '文件大于 20 MB。',
      notUtf8: '文件不是 UTF-8 编码。',
      notJson: '文件不是 JSON 答卷，或者内容已损坏。',
    },
    remarks: { reason: '不适用', note: '备注', confidence: '把握', evidence: '证据' },
    colon: '：',
    separator: '；',
    empty: '不能为空。',
    otherProblem: '格式不对（{{code}}）。',
    problems: {
      'schema-type': '格式不对，应为 {{expected}}。',
      'schema-required': '缺少 {{key}}。',
      'schema-unknown-key': '答卷里不应有“{{key}}”。',
      'schema-enum': '应为以下之一：{{allowed}}。',
      'schema-pattern': '格式不对。',
      'schema-length': '太长，最多 {{limit}} 个字。',
      'schema-range': '应 {{bound}} {{limit}}。',
      'schema-version': '答卷格式的版本是 {{found}}，本页只能读 {{expected}}。',
      'control-characters': '含有看不见的控制字符，请删去后重新输入。',
      'uscc schema-pattern': '应为 18 位数字和大写字母（不含 I、O、S、V、Z）。',
      'uscc-check-digit': '校验码不对，请核对是否有录入错误。',
      'industry schema-pattern': '请从列表选择，或填 GB/T 4754 代码，例如 C32。',
      'unknown-industry': '没有 {{code}} 这个行业代码。',
      'region schema-pattern': '请从列表选择，或填六位行政区划代码，例如 360600。',
      'unknown-region': '没有 {{code}} 这个行政区划代码。',
      'date-invalid': '没有 {{date}} 这一天。',
      'date-future': '日期晚于今天（{{today}}）。',
      'reason-missing': '请写明为什么不适用。',
      'rubric-id': '这是问卷“{{found}}”的答卷，本页是“{{expected}}”。',
      'rubric-version': '这份答卷用的是问卷 {{found}} 版，本页是 {{expected}} 版。',
      'unknown-criterion': '本问卷没有编号为“{{id}}”的题。',
      'answer-not-criterion': '“{{id}}”是能力项，只能整项打分或逐题回答。',
      'unknown-option': '没有“{{option}}”这个选项。',
      'option-count': '选了 {{count}} 个选项，这一题只能选一个。',
      'answer-conflict': '同一题有几种互相矛盾的回答。',
      'screening-level': '没有 {{level}} 级，可选：{{allowed}}。',
      'screening-unsupported': '本问卷不能整项打分。',
      'screening-not-item': '“{{id}}”是一道题，不能整项打分。',
      'unknown-bonus': '本问卷没有“{{id}}”这个加分项。',
      'level-unknown': '本问卷没有 {{level}} 级。',
    },
  },
};

const en: FormWords = {
  page: {
    skip: 'Skip to content',
    menu: 'Contents',
    contents: 'Contents',
    save: 'Save answers',
    open: 'Open answers',
    print: 'Print',
    start: 'How to fill this in',
    finish: 'Check and hand in',
    progress: 'Progress',
    needsScript: 'Filling this in on screen needs JavaScript. You can also print it and fill it in by hand.',
    howTo: 'How to fill this in',
    steps: [
      'Choose the option that fits best. If you are not sure, skip the question and come back to it later.',
      'You need not finish in one sitting: open this file again in the same browser on the same computer and carry on.',
      'When you are done, choose “Save answers” and return the file you get (.json) to whoever sent you this form. You can save half-way too, and read the file back with “Open answers”.',
    ],
    whereTitle: 'Where your answers are',
    where:
      'What you enter is kept in this browser on this computer as you type. It is not uploaded or sent to anyone. It is gone if you change browser or computer or clear your browsing data, so save your answers to a file. If you share this computer, clear the kept answers once you have handed them in.',
    clear: 'Clear the kept answers',
    others: 'This browser has other answers to this questionnaire',
    details: 'Enterprise and assessment',
    required: 'required',
    unset: 'Not chosen',
    assessors: 'Assessors',
    assessor: 'Assessor',
    addAssessor: 'Add an assessor',
    name: 'Name',
    organisation: 'Organisation',
    remove: 'Remove',
    meanings: 'When to choose which option',
    begin: 'Begin',
    about: 'About this questionnaire',
    roles: 'Whom to ask',
    whichLevel: 'The item as a whole: which level fits best today?',
    whichLevelNote:
      'For when there is no time to answer question by question. As soon as one of the questions is answered, the questions count instead.',
    questions: 'Questions',
    toSee: 'What to look at',
    suggest: 'Use as evidence',
    followUp: 'Follow-up question',
    several: 'More than one may apply.',
    notApplicable: 'Not applicable',
    reason: 'Why does it not apply? (required, appears in the report)',
    note: 'Note',
    confidence: 'How sure are you?',
    noConfidence: 'No answer',
    confidences: [
      'A guess',
      'Heard from others',
      'Told by the person responsible',
      'Saw some of the evidence',
      'Saw the evidence',
    ],
    evidence: 'Evidence',
    addEvidence: 'Add evidence',
    title: 'Title',
    kind: 'Kind',
    reference: 'Where to find it (number, page, system, link)',
    dated: 'Date',
    unanswer: 'Clear the choice',
    keys: 'Keys: digits choose, x not applicable, Enter next open question (Ctrl+Enter in a text), n note, e evidence, c how sure, ← → turn the page, Ctrl+S save.',
    written: 'Notes, evidence (if not applicable, why):',
    back: 'Back',
    next: 'Next',
    nextOpen: 'Next open question',
    finishLead:
      'See whether anything is missing or wrong, then save your answers and return the file to whoever sent you this form. You can also save before everything is answered.',
    separator: '; ',
    colon: ': ',
    level: (level) => `Level ${level}`,
    ordinal: (at, of) => `Question ${at} of ${of} in this item`,
  },
  script: {
    answered: '{{done}} of {{total}} answered',
    kept: 'Kept in this browser, not saved to a file yet',
    unchanged: 'No unsaved changes',
    notKept:
      'This browser keeps nothing: your answers are lost when you close the page. Save them to a file.',
    saved: '{{name}} is in your browser’s download folder. Return it to whoever sent you this form.',
    opened: 'Opened {{name}}: {{count}} {{count|answer|answers}}.',
    notOpened: '“{{name}}” was not opened; the answers on the page are as they were. Why:',
    replace:
      'Some answers on the page are not saved to a file. Opening this one replaces all of them. Go on?',
    clear:
      'Clear the answers kept in this browser? What has not been saved to a file cannot be brought back.',
    cleared: 'The kept answers are cleared.',
    otherDraft: 'Carry on: {{name}}, {{count}} {{count|answer|answers}}, {{at}}',
    unnamed: 'no enterprise name yet',
    allAnswered: 'Everything is answered.',
    problemCount:
      '{{count}} {{count|thing has|things have}} to be put right before the answers can be saved:',
    noProblems: 'Nothing wrong was found. You can save your answers.',
    states: { open: 'Open', done: 'Answered', waived: 'Not applicable', screened: 'Item has a level' },
    faults: {
      tooLarge: 'The file is larger than 20 MB.',
      notUtf8: 'The file is not UTF-8 text.',
      notJson: 'The file is not an answer file (JSON), or it is damaged.',
    },
    remarks: { reason: 'Not applicable', note: 'Note', confidence: 'Sure', evidence: 'Evidence' },
    colon: ': ',
    separator: '; ',
    empty: 'This must not be empty.',
    otherProblem: 'This does not have the right form ({{code}}).',
    problems: {
      'schema-type': 'Wrong form: should be {{expected}}.',
      'schema-required': '{{key}} is missing.',
      'schema-unknown-key': 'An answer file has no “{{key}}”.',
      'schema-enum': 'Should be one of: {{allowed}}.',
      'schema-pattern': 'This does not have the right form.',
      'schema-length': 'Too long: at most {{limit}} characters.',
      'schema-range': 'Should be {{bound}} {{limit}}.',
      'schema-version': 'This answer file has format version {{found}}; this page reads {{expected}}.',
      'control-characters': 'Contains invisible control characters. Delete the text and type it again.',
      'uscc schema-pattern': 'Should be 18 digits and capital letters (no I, O, S, V or Z).',
      'uscc-check-digit': 'The check digit is wrong. Look for a typing mistake.',
      'industry schema-pattern': 'Choose from the list, or give a code of GB/T 4754 such as C32.',
      'unknown-industry': 'There is no industry code {{code}}.',
      'region schema-pattern': 'Choose from the list, or give the six digits of GB/T 2260, such as 360600.',
      'unknown-region': 'There is no region code {{code}}.',
      'date-invalid': 'There is no such day as {{date}}.',
      'date-future': 'The date is after today ({{today}}).',
      'reason-missing': 'Say why it does not apply.',
      'rubric-id': 'These are answers to “{{found}}”; this form is for “{{expected}}”.',
      'rubric-version':
        'These are answers to version {{found}} of the questionnaire; this form is version {{expected}}.',
      'unknown-criterion': 'This questionnaire has no question “{{id}}”.',
      'answer-not-criterion': '“{{id}}” is an item: give it a level, or answer its questions.',
      'unknown-option': 'There is no option “{{option}}”.',
      'option-count': '{{count}} options were chosen; this question takes one.',
      'answer-conflict': 'The same question has answers that contradict each other.',
      'screening-level': 'There is no level {{level}}; choose from: {{allowed}}.',
      'screening-unsupported': 'Items of this questionnaire cannot be given a level.',
      'screening-not-item': '“{{id}}” is a question and cannot be given a level.',
      'unknown-bonus': 'This questionnaire has no bonus “{{id}}”.',
      'level-unknown': 'This questionnaire has no level {{level}}.',
    },
  },
};

export const FORM_WORDS: Readonly<Record<Language, FormWords>> = { 'zh-CN': zhCN, en };
