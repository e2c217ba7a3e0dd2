import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { vi } from 'vitest';
import { indexRubric } from '../../../src/core/index-rubric.ts';
import { buildQuestionnaire, type QuestionnaireOptions } from '../../../src/core/questionnaire.ts';
import type { Rubric } from '../../../src/core/rubric.ts';
import { renderForm } from '../../../src/report/questionnaire/render-form.ts';

export const TEMPLATE = join(import.meta.dirname, '../../../templates/questionnaire');

export type FormOptions = Partial<QuestionnaireOptions>;

export const formOf = (rubric: Rubric, options: FormOptions = {}): Promise<string> => {
  const questionnaire = buildQuestionnaire(indexRubric(rubric), {
    language: 'zh-CN',
    digest: 'digest',
    ...options,
  });
  return renderForm(questionnaire, { rubric, template: TEMPLATE, generator: 'dcmm test' });
};

/** A form in a browser, as somebody sees it who opened the file. */
export class FormPage {
  readonly page: Page;
  /** Where the form is, and what the browser downloads. */
  readonly folder: string;
  /** Questions that the page asked in a box of the browser's, by kind. */
  readonly asked: string[] = [];
  /** Errors of the script. */
  readonly errors: string[] = [];

  /** Files that the page handed out: the browser of the tests cannot write every name on every machine. */
  readonly downloads: readonly string[];

  private constructor(page: Page, folder: string, downloads: readonly string[]) {
    this.page = page;
    this.folder = folder;
    this.downloads = downloads;
    page.on('dialog', (dialog) => {
      this.asked.push(dialog.type());
      void dialog.accept();
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  static async open(browser: Browser, html: string): Promise<FormPage> {
    const context = await browser.createBrowserContext();
    const folder = mkdtempSync(join(tmpdir(), 'dcmm-form-'));
    const page = await context.newPage();
    const session = await browser.target().createCDPSession();
    const downloads: string[] = [];
    session.on('Browser.downloadWillBegin', ({ guid }) => downloads.push(join(folder, guid)));
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allowAndName',
      downloadPath: folder,
      eventsEnabled: true,
      ...(context.id !== undefined && { browserContextId: context.id }),
    });
    const form = new FormPage(page, folder, downloads);
    await form.goTo(html, 'form.html');
    return form;
  }

  /** The same file in one more window of the same browser. */
  async openAgain(): Promise<FormPage> {
    const page = await this.page.browserContext().newPage();
    await page.goto(this.page.url());
    return new FormPage(page, this.folder, this.downloads);
  }

  /** Opens the form from a place of its own. */
  async goTo(html: string, name: string): Promise<void> {
    const file = join(this.folder, name);
    writeFileSync(file, html);
    await this.page.goto(pathToFileURL(file).href);
  }

  async show(id: string): Promise<void> {
    await this.page.evaluate(`location.hash = ${JSON.stringify(id)}`);
    await this.page.waitForSelector(`[id=${JSON.stringify(id)}].current`);
  }

  text(selector: string): Promise<string> {
    return this.page.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent.trim()).join('|')`,
    ) as Promise<string>;
  }

  /** Presses keys one after the other. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key as 'Enter');
  }

  /** Presses a key together with Ctrl. */
  async command(key: string): Promise<void> {
    await this.page.keyboard.down('Control');
    await this.press(key);
    await this.page.keyboard.up('Control');
  }

  async type(field: string, text: string): Promise<void> {
    await this.page.click(`[name=${JSON.stringify(field)}]`);
    await this.page.keyboard.type(text);
  }

  /** Waits until the page has handed out a file, and reads it. */
  async readDownload(): Promise<unknown> {
    const file = await vi.waitUntil(() => this.downloads[0]);
    await vi.waitUntil(() => existsSync(file) && readFileSync(file).length > 0);
    return JSON.parse(readFileSync(file, 'utf8'));
  }

  async openFile(name: string, content: string): Promise<void> {
    const file = join(this.folder, name);
    writeFileSync(file, content);
    const input = await this.page.$('#file');
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
    await this.page.waitForFunction(
      `document.getElementById('said').textContent !== '' || !document.getElementById('refused').hidden`,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page
      .browserContext()
      .close()
      .catch(() => {});
  }
}
