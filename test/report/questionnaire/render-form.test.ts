import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { indexRubric } from '../../../src/core/index-rubric.ts';
import type { Rubric } from '../../../src/core/rubric.ts';
import { scoreResponse } from '../../../src/core/score-response.ts';
import type { Text } from '../../../src/core/text.ts';
import { launchBrowser } from '../../../src/report/pdf/launch-browser.ts';
import { parseAnswers } from '../../../src/schema/parse-answers.ts';
import { group, IDENTITY, item, layer, MEAN, responseOf, rubricOf } from '../../core/small-rubric.ts';
import { printerSettings } from '../pdf/printing.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { FormPage, formOf } from './form-page.ts';

const both = (text: string): Text => ({ 'zh-CN': text, en: text });

/** Two domains with an item each, whose scores are counted in levels. */
const RUBRIC: Rubric = {
  ...rubricOf(
    [
      group('governance', [
        item('policy', [
          {
            level: 1,
            evidence: [{ kind: 'policy', name: both('数据管理办法') }],
            followUp: both('谁批准的？'),
          },
          { level: 2 },
        ]),
      ]),
      group('quality', [item('rules', [{ level: 1 }, { level: 2, answerSet: 'parts' }])]),
    ],
    { layers: [layer('domain', MEAN), layer('item', { type: 'level-sum' })] },
  ),
  answerSets: [
    {
      id: 'conformity',
      options: [
        { id: 'yes', value: 1, label: both('满足'), hint: both('材料现在就能拿出来') },
        { id: 'no', value: 0, label: both('不满足') },
      ],
    },
    {
      id: 'parts',
      multiple: 'max',
      options: [
        { id: 'a', value: 0.5, label: both('部分一') },
        { id: 'b', value: 1, label: both('部分二') },
      ],
    },
  ],
};
const INDEX = indexRubric(RUBRIC);
const USCC = '91350100M000100Y43';
const HOSTILE = '</script><img src=x onerror=alert(1)>"\'&amp;\u2028{{x}}<!--';

const parse = (data: unknown) => parseAnswers(data, INDEX, { today: '2999-01-01' });

describe('the form', () => {
  it('is the same for the same questionnaire', async () => {
    expect(await formOf(RUBRIC)).toBe(await formOf(RUBRIC));
  });

  it('asks for nothing outside itself and runs no script but its own', async () => {
    const html = await formOf(RUBRIC);
    expect(html).not.toMatch(/(src|href|action)="(?!#)/);
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
    for (const text of [script, style])
      expect(html).toContain(
        `sha256-${createHash('sha256').update(text).digest('base64').replaceAll('=', '&#x3D;')}`,
      );
    expect(html).toContain('default-src &#x27;none&#x27;');
    expect(html).not.toMatch(/ style=| on\w+=/);
  });

  it('takes every text of the rubric and of earlier answers as text', async () => {
    const rubric: Rubric = {
      ...RUBRIC,
      title: both(HOSTILE),
      children: [item(`a`, [{ text: both(HOSTILE) }])],
      layers: [layer('item', MEAN)],
    };
    const response = responseOf(rubric, {}, { enterprise: { name: HOSTILE } });
    const html = await formOf(rubric, { response });
    expect(html).not.toContain('<img');
    expect(html).not.toContain('\u2028{{x}}<!--');
    expect(html.match(/<script\b/g)).toHaveLength(2);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
  });
});

describe('the form in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(printerSettings());
  }, 120_000);
  afterAll(() => browser.close());

  const open = async (options = {}, rubric = RUBRIC) => FormPage.open(browser, await formOf(rubric, options));

  it('is filled in with keys alone and hands out an answer file that scores', async () => {
    await using form = await open();
    // Past the link to the content and the buttons of the head, into the page.
    await form.press('Tab', 'Enter', 'Tab');
    await form.page.keyboard.type(' 示例/铜业:一厂 ');
    await form.press('Tab');
    await form.page.keyboard.type(USCC);
    await form.command('Enter');
    await form.press('1', 'Enter', 'x');
    await form.page.keyboard.type('外包给集团');
    await form.command('Enter');
    await form.press('2', 'n');
    await form.page.keyboard.type('还在拟');
    await form.press('Tab', 'Enter');
    await form.page.keyboard.type('会议纪要');
    await form.command('Enter');
    await form.press('1', '2', 'Enter');
    expect(await form.text('#progress-words')).toBe('已答 4 / 4');
    expect(
      await form.page.$eval('#q-rules\\.1 input', (input) => input.getAttribute('aria-describedby')),
    ).toBe('q-rules.1.hint-0');
    expect(await form.text('.page.current h2')).toBe('检查与交回');
    await form.command('s');
    const content = await form.readDownload();
    expect(await form.text('#said')).toContain('示例 铜业 一厂.small.json');
    expect(content).toEqual({
      schemaVersion: 1,
      rubric: { id: 'small', version: '1.0.0' },
      enterprise: { name: '示例/铜业:一厂', uscc: USCC },
      assessment: {},
      answers: {
        'policy.1': { option: 'yes' },
        'policy.2': { notApplicable: true, reason: '外包给集团' },
        'rules.1': { option: 'no', note: '还在拟', evidence: [{ title: '会议纪要' }] },
        'rules.2': { option: ['a', 'b'] },
      },
    });
    const parsed = parse(content);
    expect(parsed.ok && scoreResponse(INDEX, parsed.value, IDENTITY).score).toBe(1.5);
    expect(form.errors).toEqual([]);
  });

  it('keeps the answers over a reload, for this place of the file only, until they are cleared', async () => {
    await using form = await open();
    await form.type('enterprise.name', '示例铜业');
    await form.show('q-policy.1');
    await form.press('1');
    await form.page.reload();
    expect(form.asked).toEqual(['beforeunload']);
    expect(await form.text('#progress-words')).toBe('已答 1 / 4');
    expect(await form.page.$eval('.current input:checked', (input) => input.getAttribute('value'))).toBe(
      'yes',
    );

    await form.goTo(await formOf(RUBRIC), 'copy.html');
    expect(await form.text('#progress-words')).toBe('已答 0 / 4');
    expect(await form.text('#other-drafts button')).toContain('示例铜业，1 个答案');
    await form.page.click('#other-drafts button');
    expect(await form.text('#progress-words')).toBe('已答 1 / 4');

    await form.show('finish');
    await form.page.click('[data-do="clear"]');
    expect(form.asked.at(-1)).toBe('confirm');
    await form.page.reload();
    expect(await form.text('#progress-words')).toBe('已答 0 / 4');
    expect(await form.page.evaluate('localStorage.length')).toBe(0);
    expect(form.errors).toEqual([]);
  });

  it('shows what another window with the same file has changed, and does not write it back', async () => {
    await using form = await open();
    await using other = await form.openAgain();
    await form.show('q-policy.1');
    await form.press('1');
    const kept = () => form.page.evaluate('JSON.stringify(localStorage)');
    const before = await kept();
    await vi.waitFor(async () => expect(await other.text('#progress-words')).toBe('已答 1 / 4'));
    expect(await kept()).toBe(before);
    await other.page.bringToFront();
    await other.show('finish');
    await other.page.focus('[data-do="clear"]');
    await other.press('Enter');
    await vi.waitFor(async () => expect(await form.text('#progress-words')).toBe('已答 0 / 4'));
    expect(await form.page.$('.current input:checked')).toBeNull();
  });

  it('says so where the browser keeps nothing, and still hands out the file', async () => {
    await using form = await open();
    await form.page.evaluateOnNewDocument(
      `Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } })`,
    );
    await form.page.reload();
    await form.type('enterprise.name', 'Ltd');
    expect(await form.text('#where-kept')).toContain('不允许暂存');
    await form.command('s');
    expect(await form.readDownload()).toMatchObject({ enterprise: { name: 'Ltd' } });
    expect(form.errors).toEqual([]);
  });

  it('names every problem in a list and beside its field, and hands out nothing before they are mended', async () => {
    await using form = await open();
    await form.type('enterprise.uscc', USCC.replace('43', '44'));
    await form.press('Tab');
    expect(await form.text('.current .problem')).toBe('校验码不对，请核对是否有录入错误。');
    await form.page.$eval('[name="assessment.assessedOn"]', (input) => {
      (input as unknown as { value: string }).value = '2999-01-01';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await form.show('q-policy.2');
    await form.press('x');
    await form.page.focus('.current [data-rows] .add');
    await form.press('Enter');
    await form.page.focus('.current [data-field="reference"]');
    await form.page.keyboard.type('第 3 页');
    await form.page.click('.head [data-do="save"]');
    expect((await form.text('#problems li')).split('|')).toEqual([
      '企业名称：不能为空。',
      'policy.2 policy.2：不能为空。',
      '统一社会信用代码：校验码不对，请核对是否有录入错误。',
      expect.stringMatching(/^评估日期：日期晚于今天/),
      'policy.2 policy.2：请写明为什么不适用。',
    ]);
    await form.page.click('#problems li:last-child a');
    expect(await form.text('.current .problem')).toBe('请写明为什么不适用。|不能为空。');
    await form.page.keyboard.type('没有这项业务');
    expect(await form.text('.current .problem')).toBe('不能为空。');
    expect(readdirSync(form.folder)).toEqual(['form.html']);
  });

  it('reads an answer file back, and refuses one that does not fit with every reason', async () => {
    await using form = await open();
    const file = responseOf(RUBRIC, { 'policy.1': 'no', 'quality.9': 'yes', 'rules.1': 'maybe' });
    await form.openFile('wrong.json', JSON.stringify({ ...file, rubric: { id: 'dcmm-2025' } }));
    const refused = await form.text('#refused li');
    for (const reason of ['这是问卷“dcmm-2025”的答卷', '没有编号为“quality.9”的题', '没有“maybe”这个选项'])
      expect(refused).toContain(reason);
    await form.openFile('text.json', 'name,answer');
    expect(await form.text('#refused li')).toContain('不是 JSON');
    expect(await form.text('#progress-words')).toBe('已答 0 / 4');

    const fits = responseOf(
      RUBRIC,
      { 'policy.1': 'no', policy: 1, 'rules.2': ['b'], 'rules.1': null },
      {
        enterprise: { name: '示例铜业', industry: 'C3211', region: '360681', role: 'data-owner' },
        assessment: {
          assessors: [{ name: '王工', organisation: '信息部' }],
          scope: '总部\n一厂',
          targetLevel: 2,
        },
      },
    );
    await form.openFile('fits.json', `\ufeff${JSON.stringify(fits)}`);
    expect(await form.text('#progress-words')).toBe('已答 3 / 4');
    await form.page.click('.head [data-do="save"]');
    expect(await form.readDownload()).toEqual({
      ...fits,
      rubric: { id: 'small', version: '1.0.0' },
    });
    await form.page.reload();
    expect(form.asked).toEqual([]);
  });

  it('asks for the level of an item where it is to be judged as a whole', async () => {
    await using form = await open({ depth: 'screening', language: 'en' });
    await form.page.click('#start [data-do="next-open"]');
    expect(await form.text('.current h2')).toBe('policy');
    await form.press('2', 'Enter');
    expect(await form.text('.current h2')).toBe('rules');
    expect(await form.text('#progress-words')).toBe('1 of 2 answered');
    await form.show('start');
    await form.type('enterprise.name', 'Ltd');
    await form.page.click('.head [data-do="save"]');
    expect(await form.readDownload()).toMatchObject({ answers: { policy: { level: 2 } } });
  });

  it('prints every question with what is answered so far', async () => {
    await using form = await open({
      response: responseOf(RUBRIC, { 'policy.1': 'yes', 'policy.2': null }),
    });
    const { text, pages } = await readPdf(await form.page.pdf({ preferCSSPageSize: true }));
    // The font's glyphs stand for radicals too, which look the same.
    const all = text.join('').normalize('NFKC');
    for (const words of ['rules.2', '不适用：nonehere', '可以看数据管理办法', '部分二', '备注、证据'])
      expect(all).toContain(words.normalize('NFKC'));
    expect(all).not.toContain('保存答卷');
    expect(pages).toBe(3);
  });

  it('may run no other script and reach no other address', async () => {
    await using form = await open();
    const refused = await form.page.evaluate(`new Promise((resolve) => {
      const refused = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        refused.push(effectiveDirective);
        if (refused.length === 3) resolve([...refused.sort(), globalThis.ran === true]);
      });
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
      fetch('https://example.invalid').catch(() => {});
      new Image().src = 'https://example.invalid/x.png';
    })`);
    expect(refused).toEqual(['connect-src', 'img-src', 'script-src-elem', false]);
  });

  it('takes hostile texts as texts', async () => {
    const rubric: Rubric = {
      ...rubricOf([
        item('a', [{ text: both(HOSTILE), evidence: [{ kind: 'policy', name: both(HOSTILE) }] }]),
      ]),
      title: both(HOSTILE),
    };
    const response = responseOf(rubric, {}, { enterprise: { name: HOSTILE } });
    await using form = await open(
      { response: { ...response, answers: { 'a.1': { option: 'yes', note: HOSTILE } } } },
      rubric,
    );
    await form.show('q-a.1');
    expect(await form.text('.current h2')).toBe(HOSTILE);
    await form.page.click('.suggest');
    expect(
      await form.page.$$eval('.current :is(textarea, [data-field="title"])', (all) =>
        all.map((one) => (one as unknown as { value: string }).value),
      ),
    ).toEqual(['', HOSTILE, HOSTILE]);
    await form.show('i-a');
    expect(await form.text('.current .questions a')).toBe(HOSTILE);
    expect(form.asked).toEqual([]);
    expect(form.errors).toEqual([]);
  });

  it.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)('leaves axe nothing to find (%s, %s)', async (language, scheme) => {
    await using form = await open({ language });
    const { page } = form;
    await page.setBypassCSP(true);
    await page.reload();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const found: string[] = [];
    for (const id of ['start', 'd-governance', 'i-policy', 'q-policy.1', 'finish']) {
      await form.show(id);
      if (id === 'q-policy.1') {
        await form.press('x');
        await page.click('.current .suggest');
      }
      if (id === 'finish') await page.click('.head [data-do="save"]');
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      found.push(...violations.map((violation) => `${id} ${violation}`));
    }
    expect(found).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)(
    'needs no scrolling sideways on the narrowest phone (%s)',
    async (language) => {
      await using form = await open({ language });
      await form.page.setViewport({ width: 320, height: 640 });
      for (const id of ['start', 'i-policy', 'q-policy.1', 'finish']) {
        await form.show(id);
        if (id === 'q-policy.1')
          await form.page.$eval('.current .suggest', (button) =>
            (button as unknown as { click(): void }).click(),
          );
        expect([id, await form.page.evaluate('document.documentElement.scrollWidth')]).toEqual([id, 320]);
      }
    },
  );
});
