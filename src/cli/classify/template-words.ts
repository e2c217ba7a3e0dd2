import type { TemplateWords } from '../../io/inventory/render-template.ts';
import type { Translate } from '../../locales/translate.ts';

/** The template's words in the user's language. */
export const templateWords = (t: Translate): TemplateWords => ({
  title: t('classify.template.title'),
  assets: t('classify.template.assets'),
  classes: t('classify.template.classes'),
  guide: t('classify.template.guide'),
  more: t('classify.template.more'),
  yes: t('classify.template.yes'),
  no: t('classify.template.no'),
  columns: {
    id: t('classify.template.id'),
    name: t('classify.columns.name'),
    domain: t('classify.columns.domain'),
    examples: t('classify.template.examples'),
    column: t('classify.template.column'),
    required: t('classify.template.required'),
    allowed: t('classify.template.allowed'),
    explanation: t('classify.template.explanation'),
  },
  allowed: {
    text: t('classify.template.text'),
    list: t('classify.template.list'),
    class: t('classify.template.class'),
    count: t('classify.template.count'),
    number: t('classify.template.number'),
  },
  notes: [
    t('classify.template.noteSecret'),
    t('classify.template.noteContent'),
    t('classify.template.noteBlank'),
    t('classify.template.noteColumns'),
  ],
});
