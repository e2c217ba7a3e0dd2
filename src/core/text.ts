export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language the product speaks. */
export type Text = Readonly<Record<Language, string>>;
