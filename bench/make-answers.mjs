/**
 * Made-up answer files, the same for the same seed. Levels follow the national mix of 2022 (level 5 1 %, 4 9 %,
 * 3 30 %, 2 and below 60 %), the domains of one enterprise resemble each other, and standards, quality and
 * architecture are the weak ones. Names say that they are invented.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Numbers in [0, 1) from a seed: mulberry32, small and good enough for test data. */
export function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The rubric as the files have it, with its domains in place. */
export function readRubric(id) {
  const folder = join(root, 'rubrics', id);
  const rubric = JSON.parse(readFileSync(join(folder, 'rubric.json'), 'utf8'));
  const names =
    rubric.domains ??
    readdirSync(join(folder, 'domains'))
      .sort()
      .map((name) => `domains/${name}`);
  return { ...rubric, children: names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))) };
}

// Scores: where each share of enterprises lies between the bands of the rubric.
const MIX = [
  { share: 0.01, from: 4.5, to: 4.8 },
  { share: 0.09, from: 3.5, to: 4.5 },
  { share: 0.3, from: 2.5, to: 3.5 },
  { share: 0.38, from: 1.5, to: 2.5 },
  { share: 0.22, from: 0.6, to: 1.5 },
];
/** Weak and strong domains, by a word in their id. */
const LEANINGS = [
  [/standard/, -0.35],
  [/quality/, -0.3],
  [/architecture/, -0.15],
  [/security/, 0.3],
  [/application/, 0.2],
  [/strategy/, 0.1],
];
const REGIONS = [
  '360100',
  '360200',
  '360300',
  '360400',
  '360500',
  '360600',
  '360700',
  '360800',
  '360900',
  '361000',
  '361100',
];
const REGION_WEIGHTS = [26, 5, 6, 12, 5, 5, 14, 8, 9, 5, 5];
const INDUSTRIES = [
  'C39',
  'C32',
  'C35',
  'C27',
  'C17',
  'C37',
  'C38',
  'C31',
  'C25',
  'C26',
  'C21',
  'C18',
  'C30',
  'J66',
  'I63',
  'D44',
];
const TRADES = [
  '电子信息',
  '有色金属',
  '装备制造',
  '生物医药',
  '纺织',
  '航空',
  '光伏新能源',
  '钢铁',
  '石化',
  '化工',
  '家具',
  '服装',
  '建材',
  '金融',
  '电信',
  '能源',
];
const SIZES = ['micro', 'small', 'medium', 'large'];
const KINDS = ['policy', 'record', 'system', 'interview'];
const SURNAMES = '赵钱孙李周吴郑王冯陈';
const SUBJECTS = [
  '数据目录',
  '主数据台账',
  '数据质量月报',
  '数据标准清单',
  '元数据登记表',
  '数据需求单',
  '权限审批记录',
  '数据架构图',
  '备份恢复演练记录',
  '培训签到表',
];
const DOINGS = [
  '由数据管理部每月更新',
  '只覆盖生产和采购两个系统',
  '已在集团范围内发布并执行',
  '有制度但执行记录不全',
  '依靠个人经验维护，没有书面要求',
  '正在试点，预计下季度推广',
  '抽查三份，内容与系统一致',
  '责任人已明确，考核尚未挂钩',
];
const REASONS = ['没有对外开放数据的业务', '相关系统由集团统一建设和运维', '不处理个人信息', '没有外购数据'];

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A credit code with a right check character; the registration number behind it is only a count. */
export function creditCode(region, number) {
  const body = `91${region}MA${String(number).padStart(7, '0')}`;
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += USCC_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + USCC_ALPHABET[(31 - (sum % 31)) % 31];
}

const pick = (random, list) => list[Math.floor(random() * list.length)];

function pickWeighted(random, weights) {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
}

/** Near normal, mean 0, deviation 1. */
const noise = (random) => (random() + random() + random() + random() - 2) * Math.sqrt(3);

const pad = (number) => String(number).padStart(2, '0');
const dayOf = (random, year) =>
  `${year}-${pad(1 + Math.floor(random() * (year === 2026 ? 9 : 12)))}-${pad(1 + Math.floor(random() * 28))}`;

function makeEnterprise(random, number) {
  const trade = Math.floor(random() * INDUSTRIES.length);
  const region = REGIONS[pickWeighted(random, REGION_WEIGHTS)];
  return {
    name: `虚构企业 ${String(number).padStart(6, '0')} 号（${TRADES[trade]}，测试数据）`,
    uscc: creditCode(region, number),
    industry: INDUSTRIES[trade],
    region,
    role: random() < 0.85 ? 'data-owner' : 'service-provider',
    size: SIZES[pickWeighted(random, [5, 35, 40, 20])],
  };
}

function makeEvidence(random, year) {
  const kind = pick(random, KINDS);
  return {
    title: `《${pick(random, SUBJECTS)}》${kind === 'system' ? '系统截图' : ''}`,
    kind,
    reference: `第 ${1 + Math.floor(random() * 40)} 页`,
    dated: dayOf(random, year - 1),
  };
}

/** A chooser of options by a conformity of 0 to 1, for answer sets of any length. */
function createOptionPicker(rubric) {
  const sets = new Map(
    rubric.answerSets.map((set) => [set.id, set.options.toSorted((a, b) => a.value - b.value)]),
  );
  return (criterion, conformity) => {
    const options = sets.get(criterion.answerSet ?? rubric.answerSets[0].id);
    const near = options.toSorted((a, b) => Math.abs(a.value - conformity) - Math.abs(b.value - conformity));
    return near[0].id;
  };
}

const leaningOf = (domain) => LEANINGS.find(([word]) => word.test(domain.id))?.[1] ?? 0;

function* itemsBelow(node) {
  if (node.criteria !== undefined) yield node;
  for (const child of node.children ?? []) yield* itemsBelow(child);
}

/** Answers of an enterprise whose overall score should come out near `maturity` (0–5). */
function answerItems(random, rubric, maturity, pickOption, year) {
  const answers = {};
  for (const domain of rubric.children) {
    // Leanings fade towards the ends of the scale, where there is no room for them.
    const room = Math.min(1, maturity / 1.5, (5 - maturity) / 1.5);
    const inDomain = maturity + room * (leaningOf(domain) + 0.25 * noise(random));
    for (const item of itemsBelow(domain)) {
      const reached = inDomain + room * 0.3 * noise(random);
      for (const criterion of item.criteria) {
        const distance = reached - (criterion.level ?? 3) + 0.5;
        const conformity = 1 / (1 + Math.exp(-4 * distance)) + 0.08 * noise(random);
        if (random() < 0.01) {
          answers[criterion.id] = { notApplicable: true, reason: pick(random, REASONS) };
          continue;
        }
        const option = pickOption(criterion, conformity);
        answers[criterion.id] = {
          option,
          ...(random() < 0.2 && { note: `${pick(random, SUBJECTS)}${pick(random, DOINGS)}。` }),
          ...(random() < 0.4 && { confidence: 2 + Math.floor(random() * 4) }),
          ...(conformity > 0.5 &&
            random() < 0.3 && {
              evidence: Array.from({ length: 1 + Math.floor(random() * 2) }, () =>
                makeEvidence(random, year),
              ),
            }),
        };
      }
    }
  }
  return answers;
}

/**
 * Makes the n-th answer file (from 0). Every eleventh is the second assessment of the enterprise before it, a year
 * later and a little better.
 */
export function createAnswerMaker(rubricId = 'dcmm-2018', seed = 2026) {
  const rubric = readRubric(rubricId);
  const pickOption = createOptionPicker(rubric);
  const highest = rubric.bands.at(-1).level;
  return (n) => {
    const again = n % 11 === 10;
    const number = again ? n - 1 : n;
    const random = createRandom(seed * 1_000_003 + number * 7919);
    const enterprise = makeEnterprise(random, number + 1);
    const { from, to } =
      MIX[
        pickWeighted(
          random,
          MIX.map(({ share }) => share),
        )
      ];
    const before = from + (to - from) * random();
    const maturity = again ? Math.min(4.9, before + 0.35 * random()) : before;
    const year = again ? 2026 : 2025;
    const later = again ? createRandom(seed * 1_000_003 + n * 7919 + 1) : random;
    return {
      schemaVersion: 1,
      rubric: { id: rubric.id, version: rubric.version },
      enterprise,
      assessment: {
        kind: pick(later, ['self', 'self', 'consulting', 'third-party']),
        assessedOn: dayOf(later, year),
        assessors: [{ name: `${pick(later, [...SURNAMES])}某（虚构）`, organisation: '虚构评估机构' }],
        scope: '测试数据：总部及两个生产基地的主要业务系统',
        targetLevel: Math.min(Number(highest), Math.ceil(maturity) + 1),
      },
      answers: answerItems(later, rubric, maturity, pickOption, year),
    };
  };
}
