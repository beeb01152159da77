/** Small words of the frame: times and ages. */
import { dateInJapan, daysBetween, type PlainDate } from '#kernel';

export { sizeText as sizeWords } from '../parts/size-text.ts';

/** The clock time of an instant where the user is: `14:03`. */
export function timeWords(instant: string): string {
  return new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** `2026-11-21 14:03` */
export function momentWords(instant: string): string {
  return `${dateInJapan(Date.parse(instant))} ${timeWords(instant)}`;
}

/** Age of the last backup in whole days of Japan; null when there is none. */
export function backupAge(lastBackup: string | null, today: PlainDate): number | null {
  return lastBackup === null ? null : Math.max(0, daysBetween(dateInJapan(Date.parse(lastBackup)), today));
}

/** 「バックアップなし」「今日バックアップ済み」「バックアップ 12日前」 */
export function backupWords(age: number | null): string {
  if (age === null) return 'バックアップなし';
  return age === 0 ? '今日バックアップ済み' : `バックアップ ${age}日前`;
}

/** From this age on the user is reminded. */
export const BACKUP_OLD_AFTER = 7;
