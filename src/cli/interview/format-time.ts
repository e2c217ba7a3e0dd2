import type { Translate } from '../../locales/translate.ts';

/** A stretch of time as people say it: "about 50 min", "about 2 h 15 min"; coarser the longer it is. */
export function formatTime(t: Translate, seconds: number): string {
  const exact = seconds / 60;
  const step = exact < 10 ? 1 : exact < 60 ? 5 : 15;
  const minutes = Math.max(1, Math.round(exact / step) * step);
  if (minutes < 60) return t('assess.time.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0
    ? t('assess.time.hours', { hours })
    : t('assess.time.hoursMinutes', { hours, minutes: minutes % 60 });
}
