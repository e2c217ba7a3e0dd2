// Makes seeds/answers/sample-copper.dcmm-2025.json: a made-up copper processor answers the whole questionnaire.
// Seeded: the same rubric gives the same file. Notes and scores by item are written by hand below.
import { creditCode, makeAnswers, readRubric, writeSample } from './made-up-answers.mjs';

const { rubric, items } = readRubric('dcmm-2025');

/** Where the company stands (0–5) and what the interviewer wrote down, by item. */
const STATE = {
  'data-strategy-planning': [
    3.1,
    '《数据战略规划（2024—2026）》2024 年 3 月由总经理办公会通过，覆盖生产、采购和质量，财务条线尚未纳入。',
  ],
  'data-strategy-implementation': [
    2.7,
    '年度数据工作计划按季度跟踪，冶炼分厂的两个任务连续两季延期，没有调整资源。',
  ],
  'data-strategy-assessment': [2.0, '只在立项时算过一次投入产出，项目结束后没有人回头核对效益。'],
  'data-governance-organization': [
    3.2,
    '数据管理部 6 人，2023 年成立；各分厂有兼职数据管家，但岗位说明里没有写。',
  ],
  'data-policy': [3.0, '制度目录 14 项，其中 9 项已发布；数据退役、数据共享两项仍是草案。'],
  'data-culture': [2.1, '去年办过两次培训，签到表显示生产一线只有 5 人参加。'],
  'data-model': [2.4, '新建系统都有模型文档，老的 MES 没有，供应商已经找不到人。'],
  'data-distribution': [2.2, '物料、客户数据的权威来源已经确认，设备数据两个系统各存一份。'],
  'data-integration-sharing': [2.8, '数据平台接入 11 个系统，接口统一走总线；计量系统仍靠 Excel 传。'],
  'metadata-management': [1.8, '元数据靠手工登记，最近一次更新是八个月以前。'],
  'data-ownership': [1.6, '供应链平台上的数据归谁没有写进合同，法务正在补条款。'],
  'data-valuation': [0.9, '还没有做过数据资产的价值评估，财务部在等省里的试点指南。'],
  'data-asset-operation': [1.3, '有一份数据资产目录，但没有人看使用情况。'],
  'business-terms': [1.9, '“合格品”在质量部和生产部口径不同，月报各报各的。'],
  'master-data': [2.6, '物料编码全公司统一，供应商主数据有约 300 条重复。'],
  'reference-data': [1.8, '计量单位、地区代码沿用 ERP 自带的表，没有归口部门。'],
  'data-element': [1.2, '没有数据元目录，开发时各写各的字段。'],
  'indicator-data': [2.3, '经营指标 86 个，有口径说明的 52 个。'],
  'data-quality-requirements': [1.9, '质量规则只覆盖物料和客户两类数据。'],
  'data-quality-check': [2.0, '每月跑一次检查，问题清单发邮件，没有闭环。'],
  'data-quality-analysis': [1.4, '出了问题才分析，没有固定的分析报告。'],
  'data-quality-improvement': [1.5, '今年做过一次供应商数据清洗，之后又开始变差。'],
  'data-compliance': [2.9, '个人信息和重要数据已经梳理，法务每半年复核一次。'],
  'data-protection': [3.1, '核心系统做了分级授权和脱敏，外包人员账号曾有两个没有及时收回。'],
  'data-security-audit': [2.4, '审计部每年查一次，去年 7 项整改完成了 5 项。'],
  'data-requirement': [2.5, '数据需求统一在工单系统提，评审记录从 2024 年开始有。'],
  'data-design-development': [2.6, '数据平台开发有设计评审，分厂自建的报表没有走。'],
  'data-operation-maintenance': [2.9, '运维有值班表和月报，平台去年停机 3 小时。'],
  'data-retirement': [1.1, '老系统的数据一直没有清理，占着两台服务器。'],
  'data-use': [2.7, '铜价预测和能耗分析已经用在排产会上，采购条线还靠经验。'],
  'external-data': [2.0, '买了两家行情数据，验收只看能不能打开。'],
  'data-opening': [1.0, '目前没有向外开放数据，只给园区报送统计数。'],
  'data-service': [1.7, '给 3 家下游客户提供质检数据接口，没有服务水平约定。'],
};
const NOT_APPLICABLE = { 'data-opening.4.': '公司没有对外开放数据的业务，也没有这方面的计划。' };

const file = {
  schemaVersion: 1,
  rubric: { id: rubric.id, version: rubric.version },
  enterprise: {
    name: '鹰潭示例铜业股份有限公司（虚构）',
    uscc: creditCode('91360600MA0000000'),
    industry: 'C32',
    region: '360600',
    role: 'data-owner',
    size: 'large',
  },
  assessment: {
    kind: 'consulting',
    assessedOn: '2026-10-16',
    assessors: [
      { name: '周明（虚构）', organisation: '示例咨询有限公司（虚构）' },
      { name: '李岚（虚构）', organisation: '示例咨询有限公司（虚构）' },
    ],
    scope: '公司本部及冶炼、铜加工两个分厂；不含贸易子公司。',
    targetLevel: 3,
  },
  answers: makeAnswers(items, {
    state: STATE,
    notApplicable: NOT_APPLICABLE,
    prefix: 'YT',
    years: [2024, 2026],
  }),
};
writeSample('sample-copper.dcmm-2025.json', file);
