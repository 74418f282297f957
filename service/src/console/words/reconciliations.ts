import type { Tone } from '../../pages/sign.ts';
import type { Text } from './say.ts';

type Label = Text & { readonly tone: Tone };

/** How far a run over the books has come. */
export const reconciliationLabels: Readonly<Record<string, Label>> = {
  running: { ko: '진행 중', en: 'Running', tone: 'warn' },
  finished: { ko: '끝남', en: 'Finished', tone: 'good' },
  incomplete: { ko: '끝내지 못함', en: 'Incomplete', tone: 'bad' },
};
