// Makes seeds/answers/sample-lithium.dcmm-2018.json: a made-up maker of battery materials, assessed by the old
// edition in 2025; the documentation and the tests carry it over to the new one.
import { creditCode, makeAnswers, readRubric, writeSample } from './made-up-answers.mjs';

const { rubric, items } = readRubric('dcmm-2018');

/** Where the company stands (0–5) and what the interviewer wrote down, by item. */
const STATE = {
  'data-strategy-planning': [
    2.6,
    '《数字化三年规划》有一章讲数据，2023 年底总经理办公会通过；没有单独的数据战略。',
  ],
  'data-strategy-implementation': [2.2, '规划里的任务分到了部门，进度靠各部门季度填表，没有统一核对。'],
  'data-strategy-assessment': [1.6, '只有 MES 二期算过投入产出，其余项目按预算执行完就结了。'],
  'data-governance-organization': [
    2.4,
    '2024 年成立数据治理小组，分管副总任组长；信息部 2 人专职，车间数据管家还没有任命。',
  ],
  'data-policy': [2.3, '已发布数据管理总则、主数据管理办法和数据安全管理办法，质量和共享还在起草。'],
  'data-governance-communication': [1.8, '培训去年办过一次，面向信息部和财务部，车间没有参加。'],
  'data-model': [1.7, 'ERP 和 MES 有各自的数据库说明书，没有跨系统的模型。'],
  'data-distribution': [1.9, '物料以 ERP 为准、批次以 MES 为准，已写进纪要；设备数据还没有定。'],
  'data-integration-sharing': [2.1, '集成平台 2024 年 6 月上线，接了 5 套系统；实验室数据仍靠 U 盘。'],
  'metadata-management': [1.2, '没有元数据工具，字段含义要问供应商。'],
  'data-analysis': [2.5, '日报、月报在 BI 平台上看，良率分析由工艺部两名工程师自己维护。'],
  'data-opening-sharing': [1.4, '向两家整车客户提供批次检测数据，走邮件，经质量部审核。'],
  'data-service': [1.2, '客户追溯查询接口一个，没有服务目录。'],
  'data-security-strategy': [2.3, '数据安全管理办法 2024 年 9 月发布，分了四级，工艺配方定为最高级。'],
  'data-security-management': [2.6, '配方系统用双因素登录，离职账号当天关闭；测试库里还有真实客户名称。'],
  'data-security-audit': [1.7, '审计部 2024 年查过一次账号权限，发现 4 项，改了 3 项。'],
  'data-quality-requirements': [1.8, '质量规则只有物料编码和供应商两类，写在 Excel 里。'],
  'data-quality-check': [1.7, '月结前财务部自查一遍往来数据，生产数据没有人查。'],
  'data-quality-analysis': [1.3, '批次数据缺失的原因讨论过一次，没有形成报告。'],
  'data-quality-improvement': [1.4, '去年清洗过一次物料重复编码，减少约 600 条，之后没有再做。'],
  'business-terms': [1.3, '“合格率”“直通率”在质量部和生产部说法不同，没有术语表。'],
  'reference-and-master-data': [2.2, '物料、客户、供应商由信息部统一编码，设备编码各车间自己编。'],
  'data-element': [0.9, '没有数据元标准，新项目由供应商定字段。'],
  'indicator-data': [1.8, '经营指标 42 个，财务部整理过口径，车间指标没有收进来。'],
  'data-requirement': [2.0, '数据需求在 OA 提单，信息部每周排期，没有按业务价值排序。'],
  'data-design-development': [1.9, '有开发规范，外包项目不一定照做。'],
  'data-operation-maintenance': [2.3, '集成平台有值班表，2024 年中断 4 次，最长 5 小时。'],
  'data-retirement': [0.8, '2019 年以前的生产数据还在旧服务器上，没有人敢动。'],
};

const NOT_APPLICABLE = { 'data-opening-sharing.5.': '公司目前没有向社会开放数据的业务。' };

const file = {
  schemaVersion: 1,
  rubric: { id: rubric.id, version: rubric.version },
  enterprise: {
    name: '宜春示例锂电材料有限公司（虚构）',
    uscc: creditCode('91360900MA0000001'),
    industry: 'C398',
    region: '360900',
    role: 'data-owner',
    size: 'medium',
  },
  assessment: {
    kind: 'self',
    assessedOn: '2025-04-18',
    assessors: [{ name: '黄倩（虚构）' }, { name: '刘志强（虚构）' }],
    scope: '公司本部和正极材料一厂、二厂；不含在建的三厂。',
    targetLevel: 3,
  },
  answers: makeAnswers(items, {
    state: STATE,
    notApplicable: NOT_APPLICABLE,
    prefix: 'YC',
    years: [2023, 2025],
    months: 3,
  }),
};
writeSample('sample-lithium.dcmm-2018.json', file);
